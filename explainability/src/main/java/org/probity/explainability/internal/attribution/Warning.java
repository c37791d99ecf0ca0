package org.probity.explainability.internal.attribution;

import java.util.Locale;

/** What makes an attribution doubtful, beyond what the model itself reports. */
public enum Warning {
  /** A gradient is NaN or infinite. */
  NON_FINITE_GRADIENT(true),
  /** Every gradient is exactly zero: the model does not react here, or the graph was cut. */
  DEAD_GRADIENT(true),
  /** Every attribution is zero. */
  ZERO_ATTRIBUTIONS(true),
  /** The completeness error stayed above the tolerance within the budget of steps. */
  COMPLETENESS_NOT_REACHED(true),
  /** Input and baseline give the same logit, so that a relative error has no meaning. */
  COMPLETENESS_UNDEFINED(true),
  /** The method says where the model looks, for no class in particular. */
  NOT_CLASS_SPECIFIC(true),
  /** Erasing what counts most moves the score no more than erasing what counts least. */
  UNFAITHFUL(true),
  /** Fewer than two parts differ from the baseline: there is nothing to rank. */
  TOO_FEW_UNITS(true),
  /** Explanations after the weights were drawn anew look like those before. */
  INDEPENDENT_OF_WEIGHTS(true),
  /** The randomisation check was not taken, or the weights are out of its reach. */
  RANDOMISATION_UNCHECKED(true),
  /** A change of the input that nobody sees moves the attribution by more than its own size. */
  TOO_SENSITIVE(true),
  /** The logits explained are not those that were answered. */
  SERVED_LOGITS_DIFFER(true),
  /** The score is so near 0 or 1 that erasure hardly moves it. */
  SATURATED_SCORE(false);

  private final boolean forbidsEvidence;

  Warning(boolean forbidsEvidence) {
    this.forbidsEvidence = forbidsEvidence;
  }

  /** Whether an explanation so warned is unfit as evidence. */
  public boolean forbidsEvidence() {
    return forbidsEvidence;
  }

  /** As in the API: {@code dead-gradient}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
