package org.probity.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.Weights;

/**
 * Layers of an encoder made ready to answer: the same weights as the network that is explained, in
 * ONNX Runtime, which packs them once and has no gradients. Calls may come from several threads.
 */
public final class EncoderProgram implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Span span;
  private final int width;

  /**
   * @param embeds whether word embeddings come in, which first get their position and type
   * @param from the first layer
   * @param to behind the last layer
   * @param firstOnly whether the last layer is computed for the first position alone
   */
  public record Span(boolean embeds, int from, int to, boolean firstOnly) {}

  /**
   * @param weights under BERT's names, adapters merged
   * @param nativeDir where native libraries are unpacked, and the graph for as long as it is read
   * @throws ModelException if the engine does not take the layers
   */
  public EncoderProgram(Weights weights, BertConfig config, Span span, Path nativeDir) {
    this.span = span;
    this.width = (int) weights.get("embeddings.LayerNorm.weight").getShape().get(0);
    environment = OnnxLibrary.start(nativeDir);
    try {
      Path folder = Files.createTempDirectory(nativeDir, "graph");
      try (OrtSession.SessionOptions options = OnnxLibrary.options()) {
        Path file = EncoderGraph.write(folder, weights, config, span);
        session = environment.createSession(file.toString(), options);
      } finally {
        remove(folder);
      }
    } catch (IOException | OrtException e) {
      throw new ModelException("The encoder's layers could not be made ready to answer.", e);
    }
  }

  public Span span() {
    return span;
  }

  /**
   * @param hidden [items, length, D] row-major: word embeddings, or what the layer before gives
   * @return [items, length, D], or [items, 1, D] if only the first position is computed
   */
  public float[] run(float[] hidden, int items, int length) {
    long[] shape = {items, length, width};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(hidden), shape);
        OrtSession.Result result = session.run(Map.of("in", input))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return copy;
    } catch (OrtException e) {
      throw new ModelException("The encoder's layers failed.", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime did not free the layers.", e);
    }
  }

  /** The engine keeps what it mapped. */
  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
