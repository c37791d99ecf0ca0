package org.probity.inference.training;

import java.util.Random;
import org.probity.inference.architecture.Weights;
import org.probity.inference.safetensors.StoredTensor;

/** Weights before training: uniform within 1/√fan-in, PyTorch's default for these layers. */
final class Initial {
  private final Weights weights;
  private final Random random;

  Initial(Weights weights, Random random) {
    this.weights = weights;
    this.random = random;
  }

  /** {@code name.weight} [out, in…] and {@code name.bias} [out]. */
  void layer(String name, long... shape) {
    int fanIn = 1;
    for (int i = 1; i < shape.length; i++) {
      fanIn = Math.toIntExact(fanIn * shape[i]);
    }
    float bound = (float) (1 / Math.sqrt(fanIn));
    uniform(name + ".weight", bound, shape);
    uniform(name + ".bias", bound, shape[0]);
  }

  void uniform(String name, float bound, long... shape) {
    float[] values = values(shape);
    for (int i = 0; i < values.length; i++) {
      values[i] = (2 * random.nextFloat() - 1) * bound;
    }
    weights.put(name, StoredTensor.floats(values, shape));
  }

  void normal(String name, float deviation, long... shape) {
    float[] values = values(shape);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * deviation;
    }
    weights.put(name, StoredTensor.floats(values, shape));
  }

  void zeros(String name, long... shape) {
    weights.put(name, StoredTensor.floats(values(shape), shape));
  }

  private static float[] values(long... shape) {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    return new float[Math.toIntExact(size)];
  }
}
