package org.probity.detection.pictures;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * 64 bits that say how a picture looks: which of its lowest spatial frequencies are stronger than
 * the middle one (Zauner: Implementation and Benchmarking of Perceptual Image Hash Functions, 2010,
 * section 3.2.1). Compression and scaling hardly change them.
 */
final class PictureHash {
  private static final int SIZE = 32;
  private static final int LOW = 8;

  /** Shades by which a picture differs from its mean, of 255; less is an empty sheet. */
  private static final double FLAT = 0.01;

  private static final double[][] COSINES = cosines();

  private PictureHash() {}

  /** Empty for a picture on which there is nothing. */
  static OptionalLong of(Grey picture) {
    double[][] cells = picture.scaled(SIZE);
    if (flat(cells)) {
      return OptionalLong.empty();
    }
    double[] low = lowFrequencies(cells);
    double[] sorted = low.clone();
    Arrays.sort(sorted);
    double middle = (sorted[LOW * LOW / 2 - 1] + sorted[LOW * LOW / 2]) / 2;
    long hash = 0;
    for (int i = 0; i < low.length; i++) {
      hash |= low[i] > middle ? 1L << i : 0;
    }
    return OptionalLong.of(hash);
  }

  /** DCT-II; frequencies 1 to 8 both ways, since the mean says nothing. */
  private static double[] lowFrequencies(double[][] cells) {
    double[][] rows = new double[SIZE][LOW];
    for (int y = 0; y < SIZE; y++) {
      for (int u = 0; u < LOW; u++) {
        for (int x = 0; x < SIZE; x++) {
          rows[y][u] += cells[y][x] * COSINES[u][x];
        }
      }
    }
    double[] low = new double[LOW * LOW];
    for (int v = 0; v < LOW; v++) {
      for (int u = 0; u < LOW; u++) {
        for (int y = 0; y < SIZE; y++) {
          low[v * LOW + u] += rows[y][u] * COSINES[v][y];
        }
      }
    }
    return low;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[LOW][SIZE];
    for (int u = 0; u < LOW; u++) {
      for (int x = 0; x < SIZE; x++) {
        cosines[u][x] = Math.cos((2 * x + 1) * (u + 1) * Math.PI / (2 * SIZE));
      }
    }
    return cosines;
  }

  private static boolean flat(double[][] cells) {
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    double sum = 0;
    for (double[] row : cells) {
      for (double cell : row) {
        least = Math.min(least, cell);
        most = Math.max(most, cell);
        sum += Math.abs(cell);
      }
    }
    return !(most - least > FLAT * Math.max(sum / (SIZE * SIZE), 1e-6));
  }
}
