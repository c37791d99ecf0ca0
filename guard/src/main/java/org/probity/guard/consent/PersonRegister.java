package org.probity.guard.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/** A change of what persons agreed or objected to, in one transaction with its ledger entry. */
record PersonRegister(Ledger ledger) {

  /** The register does not permit the change; nothing was recorded. */
  static final class RefusedException extends LedgerException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * @param subject under whose key it is sealed, or null
   * @throws GuardException of kind CONFLICT if the register does not permit it, UNAVAILABLE if it
   *     cannot be recorded
   */
  void record(
      Map<String, Object> what,
      Instant time,
      @Nullable String subject,
      String actor,
      Companion change) {
    LedgerEvent event = LedgerEvent.of(EventType.CONSENT, time, actor, what).aboutPerson(subject);
    try {
      ledger.append(new AppendRequest(event, null, List.of(change)));
    } catch (RefusedException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "This could not be recorded, so nothing changed.", e);
    }
  }
}
