package org.probity.explainability.internal.attribution;

/** The little matrix arithmetic that attention needs. */
final class Matrices {
  private Matrices() {}

  static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right[0].length];
    for (int row = 0; row < left.length; row++) {
      for (int inner = 0; inner < right.length; inner++) {
        double factor = left[row][inner];
        for (int column = 0; column < right[0].length; column++) {
          product[row][column] += factor * right[inner][column];
        }
      }
    }
    return product;
  }

  /** {@code sum += factor · added}. */
  static void add(double[][] sum, double[][] added, double factor) {
    for (int row = 0; row < sum.length; row++) {
      for (int column = 0; column < sum[row].length; column++) {
        sum[row][column] += factor * added[row][column];
      }
    }
  }
}
