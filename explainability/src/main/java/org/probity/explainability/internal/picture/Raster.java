package org.probity.explainability.internal.picture;

import java.util.Arrays;

/** Values on a grid, [height][width] row-major, small enough to draw cell by cell. */
record Raster(int width, int height, float[] values) {
  /** Beyond this a cell is smaller than three pixels. */
  private static final int MOST = 112;

  /** Sums the channels of [C,H,W]; takes [H,W] as it is; pools what is too fine by the mean. */
  static Raster of(long[] shape, float[] values) {
    int height = (int) shape[shape.length - 2];
    int width = (int) shape[shape.length - 1];
    float[] plane = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      plane[i % plane.length] += values[i];
    }
    return new Raster(width, height, plane).pooled();
  }

  Raster transposed() {
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % width * height + i / width] = values[i];
    }
    return new Raster(height, width, turned);
  }

  private Raster pooled() {
    int factor = (Math.max(width, height) + MOST - 1) / MOST;
    if (factor <= 1) {
      return this;
    }
    int columns = (width + factor - 1) / factor;
    int rows = (height + factor - 1) / factor;
    float[] sums = new float[rows * columns];
    int[] counts = new int[sums.length];
    for (int i = 0; i < values.length; i++) {
      int cell = i / width / factor * columns + i % width / factor;
      sums[cell] += values[i];
      counts[cell]++;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= counts[i];
    }
    return new Raster(columns, rows, sums);
  }

  /** The value under a point, both 0..1 across and down. */
  float at(double across, double down) {
    int column = Math.min(width - 1, (int) (across * width));
    int row = Math.min(height - 1, (int) (down * height));
    return values[row * width + column];
  }

  /** Stretched to 0..1. */
  Raster stretched() {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    float[] stretched = new float[values.length];
    if (highest > lowest) {
      for (int i = 0; i < stretched.length; i++) {
        stretched[i] = (values[i] - lowest) / (highest - lowest);
      }
    } else {
      Arrays.fill(stretched, 0);
    }
    return new Raster(width, height, stretched);
  }
}
