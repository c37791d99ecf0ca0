package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Points at which a piecewise linear function has no single gradient. */
final class Ties {
  private Ties() {}

  /** Whether a ReLU's argument is exactly zero somewhere. */
  static boolean zero(NDArray beforeRelu) {
    for (float value : beforeRelu.toFloatArray()) {
      if (value == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether two values share the maximum of a 2×2 window. Windows whose maximum is zero are left
   * out: behind a ReLU no gradient passes there.
   *
   * @param before [B,C,H,W], behind a ReLU
   * @param pooled [B,C,H/2,W/2]
   */
  static boolean pooled(NDArray before, NDArray pooled) {
    Shape shape = before.getShape();
    int height = (int) shape.get(2);
    int width = (int) shape.get(3);
    int pooledWidth = (int) pooled.getShape().get(3);
    int pooledHeight = (int) pooled.getShape().get(2);
    float[] values = before.toFloatArray();
    float[] maxima = pooled.toFloatArray();
    for (int i = 0; i < maxima.length; i++) {
      if (maxima[i] == 0) {
        continue;
      }
      int column = i % pooledWidth;
      int row = i / pooledWidth % pooledHeight;
      int plane = i / (pooledWidth * pooledHeight);
      int corner = (plane * height + 2 * row) * width + 2 * column;
      int holders = 0;
      for (int offset : new int[] {0, 1, width, width + 1}) {
        if (values[corner + offset] == maxima[i]) {
          holders++;
        }
      }
      if (holders > 1) {
        return true;
      }
    }
    return false;
  }
}
