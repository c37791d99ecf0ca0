package org.probity.guard.consent;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.consent.Objection;
import org.probity.domain.consent.Objection.State;
import org.probity.domain.consent.Objections;
import org.probity.domain.decision.DecisionId;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Where objections to processing are raised and decided (GDPR 21). An objection works at once; only
 * an officer who gives the grounds overrules it. Against direct marketing no grounds count (GDPR
 * 21(2) and (3)), which the officer has to know: purposes do not say so.
 */
public final class ObjectionDesk {
  private static final String INSERT =
      """
      INSERT INTO objection (id, application, purpose, subject_ref, state, raised_at, raised_by,
        entry_index)
      VALUES (?, ?, ?, ?, 'STANDING', ?, ?, ?)
      """;
  private static final String DECIDE =
      """
      UPDATE objection SET state = ?, decided_at = ?, decided_by = ?
      WHERE id = ? AND state = 'STANDING'
      """;

  private final Objections objections;
  private final Ledger ledger;
  private final PersonRegister register;
  private final Clock clock;

  public ObjectionDesk(Objections objections, Ledger ledger, Clock clock) {
    this.objections = objections;
    this.ledger = ledger;
    this.register = new PersonRegister(ledger);
    this.clock = clock;
  }

  /**
   * @param purpose null for every purpose of the application
   * @param reason the person's, sealed under their key; GDPR 21(1) "grounds relating to his or her
   *     particular situation"
   */
  public UUID raise(
      String application,
      @Nullable String purpose,
      String subject,
      @Nullable String reason,
      String actor) {
    UUID id = DecisionId.next().value();
    Instant now = clock.instant();
    Map<String, Object> what = new HashMap<>();
    what.put("step", "object");
    what.put("objection", id.toString());
    what.put("application", application);
    if (purpose != null) {
      what.put("purpose", purpose);
    }
    if (reason != null) {
      what.put("reason", reason);
    }
    byte[] reference = ledger.reference(subject);
    register.record(
        what,
        now,
        subject,
        actor,
        (connection, index) -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, application);
            insert.setString(3, purpose);
            insert.setBytes(4, reference);
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.setString(6, actor);
            insert.setLong(7, index);
            insert.executeUpdate();
          }
        });
    return id;
  }

  /** What the person gave as their reason; empty if nothing, and once they are erased. */
  public Optional<String> reason(Objection objection) {
    return ledger
        .entry(objection.entryIndex())
        .flatMap(ledger::unseal)
        .map(fields -> fields.get("reason"))
        .map(String::valueOf);
  }

  /**
   * @param to UPHELD or OVERRULED
   * @param reason the grounds, sealed
   * @throws GuardException of kind NOT_FOUND, or CONFLICT if it was decided already
   */
  public void decide(UUID id, State to, String reason, Caller officer) {
    if (objections.find(id).isEmpty()) {
      throw new GuardException(Kind.NOT_FOUND, "There is no such objection.");
    }
    Instant now = clock.instant();
    Companion change =
        (connection, index) -> {
          try (PreparedStatement update = connection.prepareStatement(DECIDE)) {
            update.setString(1, to.name());
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, officer.id());
            update.setObject(4, id);
            if (update.executeUpdate() != 1) {
              throw new PersonRegister.RefusedException("The objection was decided already.");
            }
          }
        };
    register.record(
        Map.of(
            "step",
            "decide-objection",
            "objection",
            id.toString(),
            "state",
            to.code(),
            "reason",
            reason),
        now,
        null,
        officer.id(),
        change);
  }
}
