package org.probity.guard;

import java.time.Instant;
import org.probity.domain.ledger.Receipt;

/** A recorded decision, and what the caller gets for it. */
public sealed interface Outcome {
  Decision decision();

  Receipt receipt();

  /** Allowed, perhaps with changes: the outputs may leave. */
  record Answered(Decision decision, Receipt receipt) implements Outcome {}

  /** Waiting for a reviewer until the deadline; the review bears the decision's id. */
  record Held(Decision decision, Receipt receipt, Instant deadline) implements Outcome {}

  /** Refused. */
  record Denied(Decision decision, Receipt receipt) implements Outcome {}
}
