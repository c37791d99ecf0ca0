package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ModelException;
import org.probity.inference.PublicTensors;

/** From a network's rows to the public tensors. */
final class Outputs {
  private Outputs() {}

  /**
   * @param output [items, width]
   * @throws ModelException if it is something else, or a value is not finite
   */
  static List<float[]> rows(NDArray output, int items) {
    long[] shape = output.getShape().getShape();
    if (shape.length != 2 || shape[0] != items || output.getDataType() != DataType.FLOAT32) {
      throw new ModelException("The model's first output is not FP32 with one row an item.");
    }
    return finite(output.toFloatArray(), items);
  }

  /**
   * @param values [items, width] row-major
   * @return one row an item
   * @throws ModelException if a value is not finite
   */
  static List<float[]> finite(float[] values, int items) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new ModelException("The model answered with a value that is not finite.");
      }
    }
    return split(values, items);
  }

  /**
   * @param output [items, width], or [items, positions, width], or [items, channels, height, width]
   * @return one row an item
   * @throws ModelException if it is something else, or a value is not finite
   */
  static List<float[]> flat(NDArray output, int items) {
    Shape shape = output.getShape();
    return (shape.dimension() == 3 || shape.dimension() == 4) && shape.get(0) == items
        ? rows(output.reshape(items, shape.size() / items), items)
        : rows(output, items);
  }

  /**
   * @param row of a text of so many positions
   * @return one row a position
   * @throws ModelException if there is not one number for each position and class
   */
  static List<float[]> positions(float[] row, int length, int classes) {
    if (row.length != length * classes) {
      throw new ModelException(
          "The model's first output is not [items, positions, labels], as of a token classifier.");
    }
    return split(row, length);
  }

  static List<float[]> split(float[] values, int parts) {
    int size = values.length / parts;
    List<float[]> split = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      split.add(Arrays.copyOfRange(values, i * size, (i + 1) * size));
    }
    return split;
  }

  static List<Tensor> of(ModelManifest manifest, List<float[]> rows) {
    int width = rows.get(0).length;
    float[] values = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    if (manifest.task() == Task.EMBEDDING) {
      return List.of(Tensor.floats("embedding", values, rows.size(), width));
    }
    if (manifest.task() == Task.IMAGE_GENERATION) {
      return List.of(pictures(manifest, values, rows.size()));
    }
    if (width != manifest.labels().size()) {
      throw new ModelException("The model gives another number of logits than it has labels.");
    }
    String[] labels =
        rows.stream().map(row -> manifest.labels().get(best(row))).toArray(String[]::new);
    return List.of(
        Tensor.floats("logits", values, rows.size(), width), Tensor.texts("label", labels));
  }

  /** [items, channels, height, width], 0 to 1. */
  private static Tensor pictures(ModelManifest manifest, float[] values, int items) {
    long[] shape = manifest.outputs().get(0).shape().stream().mapToLong(Long::longValue).toArray();
    shape[0] = items;
    if (Tensor.elements(shape) != values.length) {
      throw new ModelException("The model gives pictures of another size than it declares.");
    }
    return Tensor.floats(PublicTensors.PICTURES.name(), values, shape);
  }

  /** The index of the greatest value, the first of equals. */
  static int best(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }
}
