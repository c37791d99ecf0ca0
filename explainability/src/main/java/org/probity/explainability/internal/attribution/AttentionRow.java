package org.probity.explainability.internal.attribution;

import java.util.EnumSet;
import java.util.Map;
import org.probity.explainability.internal.Units;

/** What the read position attends to in the last layer, mean over heads. */
final class AttentionRow implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    var probe = question.probe();
    double[][][] layers = probe.meanAttention().layers();
    double[][] last = layers[layers.length - 1];
    return new Attributed(
        Units.finest(probe.leaf()),
        last[probe.leaf().readPosition()].clone(),
        Map.of(),
        EnumSet.of(Warning.NOT_CLASS_SPECIFIC));
  }
}
