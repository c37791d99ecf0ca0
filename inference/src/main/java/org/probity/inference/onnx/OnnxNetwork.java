package org.probity.inference.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.Network;
import org.probity.inference.autograd.Autograd;

/**
 * An imported ONNX program. It has no gradients, but can be asked at other points: of a text, the
 * leaf is the token ids themselves, which perturbations only exchange and never mix.
 *
 * <p>Leaf: numbers, or ids [B,T,1]. Items are computed one by one, so that none depends on its
 * neighbours.
 */
public final class OnnxNetwork implements Network {
  private static final String TOKEN_TYPES = "token_type_ids";

  private final OnnxProgram program;
  private final boolean text;
  private final List<String> names;
  private final String output;

  /**
   * @param nativeDir where native libraries are unpacked
   * @throws ModelException if the file is not what the manifest claims
   */
  public OnnxNetwork(Path file, ModelManifest manifest, Path nativeDir) {
    program = new OnnxProgram(file, nativeDir);
    try {
      TensorSpec first = manifest.inputs().get(0);
      boolean ids = first.datatype().array() == long[].class && first.shape().size() == 2;
      text = ids || manifest.tokenizer() != null;
      names = names(manifest);
      output = manifest.outputs().get(0).name();
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
  }

  /** The graph's names of the ids and the mask, or of the one tensor of numbers. */
  private List<String> names(ModelManifest manifest) {
    List<String> free = new ArrayList<>(program.inputs().keySet());
    free.remove(TOKEN_TYPES);
    if (free.size() > (text ? 2 : 1) || free.isEmpty()) {
      throw new ModelException(
          "The ONNX graph must take one tensor of numbers, or ids, a mask and token types.");
    }
    List<String> declared = manifest.inputs().stream().map(spec -> spec.name()).toList();
    if (declared.size() == free.size() && free.containsAll(declared)) {
      return declared;
    }
    return List.copyOf(free);
  }

  @Override
  public NDArray embed(NDArray ids) {
    Shape shape = ids.getShape();
    return ids.toType(DataType.FLOAT32, false).reshape(shape.get(0), shape.get(1), 1);
  }

  @Override
  public long vocabulary() {
    return 0;
  }

  @Override
  public boolean hasGradients() {
    return false;
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    long[] shape = leaf.getShape().getShape();
    int items = (int) shape[0];
    float[] values = leaf.toFloatArray();
    float[] real = mask == null ? null : mask.toFloatArray();
    int size = values.length / items;
    float[] all = new float[0];
    long[] one = {};
    for (int item = 0; item < items; item++) {
      OnnxProgram.Output row = row(values, real, item * size, size, shape);
      if (item == 0) {
        all = new float[items * row.values().length];
        one = row.shape();
      }
      if (one.length == 0 || one[0] != 1 || row.values().length * items != all.length) {
        throw new ModelException("The ONNX graph's output has not one row for each item.");
      }
      System.arraycopy(row.values(), 0, all, item * row.values().length, row.values().length);
    }
    one[0] = items;
    return Autograd.floats(leaf.getManager(), FloatBuffer.wrap(all), one);
  }

  private OnnxProgram.Output row(
      float[] values, float @Nullable [] mask, int from, int size, long[] shape) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      if (!text) {
        long[] one = shape.clone();
        one[0] = 1;
        FloatBuffer part = FloatBuffer.wrap(values, from, size).slice();
        inputs.put(names.get(0), OnnxTensor.createTensor(program.environment(), part, one));
      } else {
        float[] real = new float[size];
        for (int i = 0; i < size; i++) {
          real[i] = mask == null ? 1 : mask[from + i];
        }
        float[] ids = new float[size];
        System.arraycopy(values, from, ids, 0, size);
        inputs.put(names.get(0), typed(names.get(0), ids));
        if (names.size() > 1) {
          inputs.put(names.get(1), typed(names.get(1), real));
        }
        if (program.inputs().containsKey(TOKEN_TYPES)) {
          inputs.put(TOKEN_TYPES, typed(TOKEN_TYPES, new float[size]));
        }
      }
      return program.run(inputs, output);
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime could not hold the input.", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** Whole numbers [1, length] in the type that the graph asks for. */
  private OnnxTensor typed(String name, float[] values) throws OrtException {
    NodeInfo info = program.inputs().get(name);
    OnnxJavaType type = info != null && info.getInfo() instanceof TensorInfo t ? t.type : null;
    long[] shape = {1, values.length};
    if (type == OnnxJavaType.FLOAT) {
      return OnnxTensor.createTensor(program.environment(), FloatBuffer.wrap(values), shape);
    }
    if (type == OnnxJavaType.BOOL) {
      boolean[] flags = new boolean[values.length];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = values[i] != 0;
      }
      return OnnxTensor.createTensor(program.environment(), new boolean[][] {flags});
    }
    if (type == OnnxJavaType.INT32) {
      int[] whole = new int[values.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (int) values[i];
      }
      return OnnxTensor.createTensor(program.environment(), new int[][] {whole});
    }
    if (type == OnnxJavaType.INT64) {
      long[] whole = new long[values.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (long) values[i];
      }
      return OnnxTensor.createTensor(program.environment(), LongBuffer.wrap(whole), shape);
    }
    throw new ModelException("The ONNX graph's ids and mask are INT64, INT32, FP32 or BOOL.");
  }

  @Override
  public void close() {
    program.close();
  }
}
