package org.probity.explainability.internal.attribution;

import java.util.EnumSet;
import java.util.Map;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.internal.Units;

/**
 * Attention flow (Abnar & Zuidema 2020): one node a position and layer, edges from each layer to
 * the one before with the capacity of 0.5 A + 0.5 I, A the head mean. The value of a position is
 * the greatest flow from the read position behind the last layer to that position of the input,
 * 0..1, each position by itself; values do not sum to 1.
 */
final class AttentionFlow implements AttributionMethod {
  /** Capacities in whole units of 2^-40: below float32's own rounding. */
  private static final double UNIT = 0x1p-40;

  /**
   * Positions times edges, as one flow a position is computed over all edges: 171 positions of six
   * layers, 135 of twelve. At most about three seconds.
   */
  private static final long MAX_WORK = 30_000_000;

  /** Work that takes as long as one evaluation of a small encoder. */
  private static final long WORK_OF_AN_EVALUATION = 400_000;

  @Override
  public Attributed attribute(Question question) {
    var probe = question.probe();
    double[][][] means = probe.meanAttention().layers();
    int layers = means.length;
    int length = means[0].length;
    long work = (long) layers * length * length * length;
    requireAffordable(work, layers);
    probe.charge((int) (work / WORK_OF_AN_EVALUATION));
    MaxFlow network = new MaxFlow((layers + 1) * length, layers * length * length);
    for (int layer = 0; layer < layers; layer++) {
      addLayer(network, layer, Attentions.mixed(means[layer]));
    }
    int source = layers * length + probe.leaf().readPosition();
    double[] values = new double[length];
    for (int position = 0; position < length; position++) {
      values[position] = network.between(source, position) * UNIT;
    }
    return new Attributed(
        Units.finest(probe.leaf()), values, Map.of(), EnumSet.of(Warning.NOT_CLASS_SPECIFIC));
  }

  /** From node (layer + 1, row) to node (layer, column). */
  private static void addLayer(MaxFlow network, int layer, double[][] mixed) {
    int length = mixed.length;
    for (int row = 0; row < length; row++) {
      for (int column = 0; column < length; column++) {
        long capacity = Math.round(mixed[row][column] / UNIT);
        if (capacity > 0) {
          network.edge((layer + 1) * length + row, layer * length + column, capacity);
        }
      }
    }
  }

  private static void requireAffordable(long work, int layers) {
    if (work > MAX_WORK) {
      throw new ExplainOptionException(
          "method",
          "The method attention-flow is too dear for so long a text; at most "
              + (int) Math.cbrt((double) MAX_WORK / layers)
              + " tokens are affordable with this model.");
    }
  }
}
