package org.probity.explainability.internal.attribution;

import java.util.EnumSet;
import java.util.Map;
import org.probity.explainability.internal.Units;

/** The row of the read position in the attention rollout (Abnar & Zuidema 2020). */
final class AttentionRollout implements AttributionMethod {
  @Override
  public Attributed attribute(Question question) {
    var probe = question.probe();
    return new Attributed(
        Units.finest(probe.leaf()),
        Attentions.rolloutRow(probe.meanAttention().layers(), probe.leaf().readPosition()),
        Map.of(),
        EnumSet.of(Warning.NOT_CLASS_SPECIFIC));
  }
}
