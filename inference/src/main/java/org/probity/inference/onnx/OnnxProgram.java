package org.probity.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.probity.inference.BadInputException;
import org.probity.inference.ModelException;

/** One ONNX file, loaded; calls may come from several threads at once. */
final class OnnxProgram implements AutoCloseable {
  private static final long MAX_BYTES = 1L << 30;

  private final OrtEnvironment environment;
  private final OrtSession session;

  /**
   * @throws ModelException if the file is not an ONNX model that may be run here
   */
  OnnxProgram(Path file, Path nativeDir) {
    byte[] model;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ModelException("The ONNX file is larger than 1 GiB.");
      }
      model = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException("The ONNX file cannot be read.", e);
    }
    OnnxCheck.check(ByteBuffer.wrap(model));
    environment = OnnxLibrary.start(nativeDir);
    try (OrtSession.SessionOptions options = OnnxLibrary.options()) {
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime does not take the file.", e);
    }
  }

  /** What the graph asks for, in its order. */
  Map<String, NodeInfo> inputs() {
    try {
      return session.getInputInfo();
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime does not take the file.", e);
    }
  }

  OrtEnvironment environment() {
    return environment;
  }

  /** The values of an FP32 output and its shape. */
  record Output(float[] values, long[] shape) {}

  /**
   * @param output name of the output, or the graph's first if it has none of this name
   * @throws BadInputException if the program fails on the inputs
   */
  Output run(Map<String, OnnxTensor> inputs, String output) {
    try (OrtSession.Result result = session.run(inputs)) {
      OnnxValue value = result.get(output).orElse(result.get(0));
      if (!(value.getInfo() instanceof TensorInfo)) {
        throw new ModelException("The ONNX graph's output is not a tensor.");
      }
      FloatBuffer values = ((OnnxTensor) value).getFloatBuffer();
      if (values == null) {
        throw new ModelException("The ONNX graph's output is not FP32.");
      }
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return new Output(copy, ((TensorInfo) value.getInfo()).getShape());
    } catch (OrtException e) {
      throw new BadInputException(
          "inputs",
          "The model's program failed on this input: a length or a value lies outside what it was"
              + " made for.");
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime did not free the model.", e);
    }
  }
}
