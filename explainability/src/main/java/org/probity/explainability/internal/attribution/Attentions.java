package org.probity.explainability.internal.attribution;

import org.probity.domain.explanation.Differentiable.Attention;
import org.probity.explainability.ExplanationException;

/** Sums over attention weights [layer][head][T][T]. */
public final class Attentions {
  /** Half attention, half identity for the residual: 0.5 A + 0.5 I. */
  private static final double RESIDUAL = 0.5;

  private Attentions() {}

  /**
   * Attention rollout (Abnar & Zuidema 2020): head mean, 0.5 A + 0.5 I, rows normalised, later
   * layer times earlier.
   *
   * @param means over heads [layer][T][T]
   * @return [T][T]
   */
  public static double[][] rollout(double[][][] means) {
    double[][] rollout = null;
    for (double[][] layer : means) {
      double[][] mixed = mixed(layer);
      rollout = rollout == null ? mixed : Matrices.product(mixed, rollout);
    }
    if (rollout == null) {
      throw new ExplanationException("The model shows no attention.");
    }
    return rollout;
  }

  /** One row of {@link #rollout}, at a fraction of its cost: from the last layer to the first. */
  static double[] rolloutRow(double[][][] means, int position) {
    double[] row = null;
    for (int layer = means.length - 1; layer >= 0; layer--) {
      double[][] mixed = mixed(means[layer]);
      row = row == null ? mixed[position] : Matrices.product(new double[][] {row}, mixed)[0];
    }
    if (row == null) {
      throw new ExplanationException("The model shows no attention.");
    }
    return row;
  }

  /** 0.5 A + 0.5 I, rows normalised. */
  static double[][] mixed(double[][] mean) {
    double[][] mixed = new double[mean.length][mean.length];
    for (int row = 0; row < mixed.length; row++) {
      double sum = 0;
      for (int column = 0; column < mixed.length; column++) {
        mixed[row][column] = mean[row][column] * (1 - RESIDUAL) + (row == column ? RESIDUAL : 0);
        sum += mixed[row][column];
      }
      for (int column = 0; column < mixed.length; column++) {
        mixed[row][column] /= sum;
      }
    }
    return mixed;
  }

  /** Mean over heads of relu(gradient ∘ weight), or of weight ∘ relu(gradient): A is never < 0. */
  static double[][] positiveMean(float[][][] heads, float[][][] gradients) {
    int length = heads[0].length;
    double[][] mean = new double[length][length];
    for (int head = 0; head < heads.length; head++) {
      for (int row = 0; row < length; row++) {
        for (int column = 0; column < length; column++) {
          double product = (double) heads[head][row][column] * gradients[head][row][column];
          mean[row][column] += (product < 0 ? 0 : product) / heads.length;
        }
      }
    }
    return mean;
  }

  /** The gradients of an attention that was asked with them. */
  static float[][][][] gradients(Attention attention) {
    float[][][][] gradients = attention.gradients();
    if (gradients == null) {
      throw new ExplanationException("The model gives no gradients of its attention.");
    }
    return gradients;
  }

  static void check(float[][][][] gradients, GradientCheck check) {
    for (float[][][] layer : gradients) {
      for (float[][] head : layer) {
        for (float[] row : head) {
          check.see(row);
        }
      }
    }
  }
}
