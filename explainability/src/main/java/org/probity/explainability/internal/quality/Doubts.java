package org.probity.explainability.internal.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.explainability.EvidenceGate;

/**
 * What speaks against an explanation before it is measured.
 *
 * @param byModel warnings by name, as the model reports them
 * @param servedDiffer whether the logits answered differ from those explained
 * @param randomisation similarity after randomisation, or null if it was not measured
 * @param gate the thresholds
 */
public record Doubts(
    List<String> byModel,
    boolean servedDiffer,
    @Nullable Double randomisation,
    EvidenceGate gate) {}
