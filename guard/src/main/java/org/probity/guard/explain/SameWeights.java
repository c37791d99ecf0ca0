package org.probity.guard.explain;

import org.probity.guard.Decision.ModelRef;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;

/** The model that took a decision, if it still serves with the same weights. */
public final class SameWeights {
  private SameWeights() {}

  /**
   * @param digest of the weights, {@code sha256:…}
   * @throws GuardException of kind CONFLICT if they are not in service
   */
  public static ModelInService find(Models models, ModelRef model, String digest) {
    return models
        .find(model.name(), model.version())
        .filter(found -> found.served() != null && found.digest().equals(digest))
        .orElseThrow(
            () ->
                new GuardException(
                    Kind.CONFLICT,
                    "The model version is not in service with the weights that were explained."));
  }
}
