package org.probity.domain.concern;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something raised that an officer answers by a deadline. It is open until then; what was said on
 * either side lies sealed in the ledger, erased with the person it is about.
 *
 * @param decisionId what it is about, or null for something at large
 * @param raisedBy pseudonymous id of the application or officer
 * @param began from when the deadline counts: receipt, or becoming aware of an incident
 * @param extended whether the deadline was put off
 * @param gravity of an incident, else null
 * @param finding entity type that was found wrongly, else null
 * @param recognizer who found it, else null
 * @param entry ledger index of what was said
 * @param answer ledger index of the answer, or null while there is none
 */
public record Concern(
    UUID id,
    ConcernKind kind,
    @Nullable UUID decisionId,
    String raisedBy,
    Instant began,
    Instant deadline,
    boolean extended,
    @Nullable Gravity gravity,
    @Nullable String finding,
    @Nullable String recognizer,
    State state,
    long entry,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable Long answer) {

  /** Where it stands. */
  public enum State {
    OPEN,
    /** Granted: decided anew, explained, remedied, confirmed, or reported to the authority. */
    UPHELD,
    /** Answered with why not. */
    REJECTED
  }

  public boolean open() {
    return state == State.OPEN;
  }

  public boolean overdue(Instant now) {
    return open() && now.isAfter(deadline);
  }

  /** By two further months (GDPR 12(3)). */
  public Instant extendedDeadline() {
    return ConcernKind.monthsLater(deadline, 2);
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "Concern[" + id + " " + kind + " " + state + "]";
  }
}
