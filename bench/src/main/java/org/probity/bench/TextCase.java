package org.probity.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Context;
import org.probity.guard.InferenceRequest;
import org.probity.guard.InferenceRequest.ExplanationWish;

/** The texts that go the whole way, of about the same length; the persons are invented. */
public enum TextCase {
  CLEAN(
      0,
      "The parcel came two days late and the box was dented, but the lamp works and the light is"
          + " warmer than I expected. I would buy it again, though I would pay for the faster"
          + " delivery next time and ask them to wrap it better."),
  PERSONAL(
      3,
      "The parcel came two days late. Please write to anna.schmidt@example.com or call me at"
          + " +49 30 901820 about the refund; the money can go to DE89 3704 0044 0532 0130 00."
          + " I would pay for the faster delivery next time.");

  private final int redactedTypes;

  // Requests are made once and only read.
  @SuppressWarnings("ImmutableEnumChecker")
  private final InferenceRequest request;

  TextCase(int redactedTypes, String text) {
    this.redactedTypes = redactedTypes;
    this.request =
        new InferenceRequest(
            new Caller("app:bench", Role.APP, RecordOfModeration.APPLICATION, Set.of(), null),
            "toxicity-minilm",
            null,
            List.of(Tensor.texts("text", text)),
            new Context(
                RecordOfModeration.PURPOSE, null, Set.of(), null, null, null, null, Map.of()),
            ExplanationWish.AUTO,
            null,
            null,
            Set.of());
  }

  /** How many types of entity must be taken out. */
  int redactedTypes() {
    return redactedTypes;
  }

  InferenceRequest request() {
    return request;
  }
}
