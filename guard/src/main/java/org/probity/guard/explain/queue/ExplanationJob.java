package org.probity.guard.explain.queue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.guard.InferenceRequest.ExplanationWish;

/**
 * An explanation to come. It ends when the explanation is in the ledger, or when there can be none:
 * the content was erased, the model is gone, or it failed too often.
 *
 * @param id of the explanation
 * @param decision that is explained
 * @param askedBy pseudonymous id of who asked, or {@code system}
 * @param ledgerIndex of the explanation's entry once it is done, else null
 * @param problem why there will be none, else null
 */
public record ExplanationJob(
    UUID id,
    UUID decision,
    Reason reason,
    String askedBy,
    ExplanationWish wish,
    Instant askedAt,
    State state,
    @Nullable Long ledgerIndex,
    @Nullable String problem) {

  /** Where it stands. */
  public enum State {
    WAITING,
    DONE,
    FAILED;

    /** As in the API: {@code waiting}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
