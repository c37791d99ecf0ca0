package org.probity.guard.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.account.Caller;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.erasure.ErasureRequest;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Where officers erase a person (GDPR Art. 17), four eyes on it, and where they forbid it. A reason
 * may name the person, so it is sealed under the person's key and goes with it.
 */
public final class ErasureDesk {
  private final Erasures erasures;
  private final Ledger ledger;
  private final Clock clock;

  public ErasureDesk(Erasures erasures, Ledger ledger, Clock clock) {
    this.erasures = erasures;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Whether the person's erasure was requested and waits; then nothing about them is used. */
  public boolean isPending(String subject) {
    return erasures.isPending(ledger.reference(subject));
  }

  /**
   * @return the id under which another officer approves
   * @throws GuardException of kind CONFLICT if one waits already
   */
  public UUID request(String subject, String reason, Caller officer) {
    UUID id = DecisionId.next().value();
    Instant now = clock.instant();
    byte[] reference = ledger.reference(subject);
    record(
        EventType.ERASURE,
        subject,
        Map.of("step", "request", "request", id.toString(), "reason", reason),
        officer,
        RegisterChange.request(id, reference, officer.id(), now));
    return id;
  }

  /**
   * Erases the person at once.
   *
   * @throws GuardException of kind NOT_FOUND; FORBIDDEN for the officer who requested it; CONFLICT
   *     under legal hold or if it was decided already
   */
  public Appended approve(UUID id, Caller officer) {
    ErasureRequest request = find(id);
    byte[] reference = request.subject();
    if (reference == null) {
      throw new GuardException(Kind.CONFLICT, "The request was decided already.");
    }
    if (request.requestedBy().equals(officer.id())) {
      throw new GuardException(Kind.FORBIDDEN, "A second officer must approve the erasure.");
    }
    Map<String, Object> details =
        Map.of("step", "erase", "request", id.toString(), "requested_by", request.requestedBy());
    RegisterChange change = RegisterChange.erase(id, officer.id(), clock.instant());
    return permitted(
        () -> ledger.erasure().erase(reference, officer.id(), details, List.of(change)));
  }

  /** Ends a request that was a mistake. */
  public void withdraw(UUID id, Caller officer) {
    find(id);
    record(
        EventType.ERASURE,
        null,
        Map.of("step", "withdraw", "request", id.toString()),
        officer,
        RegisterChange.withdraw(id, officer.id(), clock.instant()));
  }

  private ErasureRequest find(UUID id) {
    return erasures
        .find(id)
        .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such request."));
  }

  /**
   * @return the id under which it is lifted
   */
  public UUID hold(String subject, String reason, Caller officer) {
    UUID id = DecisionId.next().value();
    byte[] reference = ledger.reference(subject);
    record(
        EventType.RETENTION,
        subject,
        Map.of("step", "hold", "hold", id.toString(), "reason", reason),
        officer,
        RegisterChange.hold(id, reference, officer.id(), clock.instant()));
    return id;
  }

  public void lift(UUID id, Caller officer) {
    if (erasures.hold(id).isEmpty()) {
      throw new GuardException(Kind.NOT_FOUND, "There is no such hold.");
    }
    record(
        EventType.RETENTION,
        null,
        Map.of("step", "lift", "hold", id.toString()),
        officer,
        RegisterChange.lift(id, officer.id(), clock.instant()));
  }

  private void record(
      EventType type,
      @Nullable String subject,
      Map<String, Object> sealed,
      Caller officer,
      RegisterChange change) {
    LedgerEvent event =
        LedgerEvent.of(type, clock.instant(), officer.id(), sealed).aboutPerson(subject);
    permitted(() -> ledger.append(new AppendRequest(event, null, List.of(change))));
  }

  private static Appended permitted(Supplier<Appended> step) {
    try {
      return step.get();
    } catch (RegisterChange.RefusedException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "This could not be recorded, so nothing was changed.", e);
    }
  }
}
