package org.probity.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.EncoderHead;
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
   * From ids if it begins with the first layer, else from what the layer before gives.
   *
   * @param from the first layer
   * @param to behind the last layer
   * @param head what is read from the last layer; null for its vectors
   */
  public record Span(int from, int to, @Nullable EncoderHead head) {
    boolean embeds() {
      return from == 0;
    }
  }

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
   * @param ids [items, length] row-major, every position real
   * @return what {@link #run(float[], int, int)} does
   */
  public float[] run(long[] ids, int items, int length) {
    long[] shape = {items, length};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape)) {
      return run(input);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * @param hidden [items, length, D] row-major, as the layer before gives it
   * @return vectors [items, length, D], or what the head gives: [items, D], [items, classes] or
   *     [items, length, classes]
   */
  public float[] run(float[] hidden, int items, int length) {
    long[] shape = {items, length, width};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(hidden), shape)) {
      return run(input);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private float[] run(OnnxTensor input) throws OrtException {
    try (OrtSession.Result result = session.run(Map.of(EncoderGraph.IN, input))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return copy;
    }
  }

  private static ModelException failed(OrtException e) {
    return new ModelException("The encoder's layers failed.", e);
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
