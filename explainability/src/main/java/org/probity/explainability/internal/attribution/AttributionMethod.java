package org.probity.explainability.internal.attribution;

/** One way to say what each part of an input adds to a logit. */
@FunctionalInterface
public interface AttributionMethod {
  Attributed attribute(Question question);
}
