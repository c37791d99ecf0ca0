package org.probity.guard.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerUnavailableException;
import org.probity.domain.account.Caller;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Where officers end the keeping of old entries (GDPR Art. 5(1)(e)), four eyes on it. Nothing goes
 * before the longest retention of any processing record is over, nor what is under legal hold.
 */
public final class RetentionDesk {
  /** What law asks for whatever the records say (AI Act Art. 19(1), 26(6)): half a year. */
  private static final int LEAST_DAYS = 183;

  private final PruneRequests requests;
  private final Ledger ledger;
  private final Clock clock;

  public RetentionDesk(DataSource dataSource, Ledger ledger, Clock clock) {
    this.requests = new PruneRequests(dataSource);
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Latest first. */
  public List<PruneRequest> requests() {
    return requests.all();
  }

  /** What would be pruned, were it approved now. */
  public List<IndexRange> due(Instant before) {
    return ledger.retention().due(before);
  }

  /**
   * @param before every entry of a partition must be older
   * @return the id under which another officer approves
   * @throws GuardException of kind CONFLICT if it is too early, or another request waits
   */
  public UUID request(Instant before, Caller officer) {
    requireOver(before);
    UUID id = DecisionId.next().value();
    Instant now = clock.instant();
    Map<String, Object> sealed =
        Map.of("step", "request-prune", "request", id.toString(), "before", before.toString());
    LedgerEvent event = LedgerEvent.of(EventType.RETENTION, now, officer.id(), sealed);
    permitted(
        () ->
            ledger.append(
                new AppendRequest(
                    event, null, List.of(PruneRequests.request(id, before, officer.id(), now)))));
    return id;
  }

  /**
   * Prunes at once.
   *
   * @throws GuardException of kind NOT_FOUND; FORBIDDEN for the officer who requested it; CONFLICT
   *     if it was decided already or nothing is due
   */
  public Appended approve(UUID id, Caller officer) {
    PruneRequest request = find(id);
    if (request.requestedBy().equals(officer.id())) {
      throw new GuardException(Kind.FORBIDDEN, "A second officer must approve the pruning.");
    }
    requireOver(request.before());
    return permitted(
        () ->
            ledger
                .retention()
                .prune(
                    request.before(),
                    officer.id(),
                    Map.of("request", id.toString(), "requested_by", request.requestedBy()),
                    List.of(
                        PruneRequests.decide(
                            id, PruneRequest.State.PRUNED, officer.id(), clock.instant()))));
  }

  /** Ends a request that was a mistake. */
  public void withdraw(UUID id, Caller officer) {
    find(id);
    Instant now = clock.instant();
    LedgerEvent event =
        LedgerEvent.of(
            EventType.RETENTION,
            now,
            officer.id(),
            Map.of("step", "withdraw-prune", "request", id.toString()));
    permitted(
        () ->
            ledger.append(
                new AppendRequest(
                    event,
                    null,
                    List.of(
                        PruneRequests.decide(
                            id, PruneRequest.State.WITHDRAWN, officer.id(), now)))));
  }

  private PruneRequest find(UUID id) {
    return requests
        .find(id)
        .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such request."));
  }

  private void requireOver(Instant before) {
    int days = Math.max(LEAST_DAYS, requests.longestRetention());
    if (before.isAfter(clock.instant().minus(Duration.ofDays(days)))) {
      throw new GuardException(
          Kind.CONFLICT,
          "Entries are kept for " + days + " days, the longest that a processing record says.");
    }
  }

  private static Appended permitted(Supplier<Appended> step) {
    try {
      return step.get();
    } catch (LedgerUnavailableException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "This could not be recorded, so nothing was changed.", e);
    } catch (LedgerException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    }
  }
}
