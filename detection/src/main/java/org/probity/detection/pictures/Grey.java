package org.probity.detection.pictures;

import java.awt.image.BufferedImage;

/**
 * A picture in shades of grey.
 *
 * @param values row by row, any scale
 */
record Grey(int width, int height, float[] values) {

  /** Luma of ITU-R BT.601; what is transparent shows white. */
  static Grey of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] values = new float[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int argb = row[x];
        float luma =
            0.299f * (argb >> 16 & 0xFF) + 0.587f * (argb >> 8 & 0xFF) + 0.114f * (argb & 0xFF);
        float opaque = (argb >>> 24) / 255f;
        values[y * width + x] = luma * opaque + 255 * (1 - opaque);
      }
    }
    return new Grey(width, height, values);
  }

  /** Each cell the mean of what it covers, in part or whole. */
  double[][] scaled(int size) {
    double[][] cells = new double[size][size];
    for (int row = 0; row < size; row++) {
      double top = (double) row * height / size;
      double bottom = (double) (row + 1) * height / size;
      for (int column = 0; column < size; column++) {
        double left = (double) column * width / size;
        double right = (double) (column + 1) * width / size;
        cells[row][column] = mean(top, bottom, left, right);
      }
    }
    return cells;
  }

  private double mean(double top, double bottom, double left, double right) {
    double sum = 0;
    double area = 0;
    for (int y = (int) top; y < Math.min(height, Math.ceil(bottom)); y++) {
      double tall = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = (int) left; x < Math.min(width, Math.ceil(right)); x++) {
        double part = tall * (Math.min(right, x + 1) - Math.max(left, x));
        sum += part * values[y * width + x];
        area += part;
      }
    }
    return sum / area;
  }
}
