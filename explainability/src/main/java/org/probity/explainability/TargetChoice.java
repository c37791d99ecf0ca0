package org.probity.explainability;

import org.jspecify.annotations.Nullable;

/** A class by its index or by its label; exactly one is set. */
public record TargetChoice(@Nullable Integer index, @Nullable String label) {}
