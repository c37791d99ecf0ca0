package org.probity.guard.consent;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.Consents;
import org.probity.domain.decision.DecisionId;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Where consents are recorded and withdrawn (GDPR 7, PIPL 14-15). The register changes in the
 * transaction of the ledger entry that says so, which is sealed under the person's own key.
 */
public final class ConsentDesk {
  private static final String INSERT =
      """
      INSERT INTO consent (id, application, purpose, subject_ref, kinds, given_at, recorded_by)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String WITHDRAW =
      """
      UPDATE consent SET withdrawn_at = ?, withdrawn_by = ?
      WHERE application = ? AND subject_ref = ? AND withdrawn_at IS NULL
        AND (?::text IS NULL OR purpose = ?) AND (?::uuid IS NULL OR id = ?)
      """;

  private final Consents consents;
  private final Ledger ledger;
  private final PersonRegister register;
  private final Clock clock;

  public ConsentDesk(Consents consents, Ledger ledger, Clock clock) {
    this.consents = consents;
    this.ledger = ledger;
    this.register = new PersonRegister(ledger);
    this.clock = clock;
  }

  /**
   * @param subject as the application names the person
   * @param kinds codes of {@link org.probity.domain.consent.ConsentKind}
   * @param actor who records it, pseudonymous
   */
  public Consent give(
      String application, String purpose, String subject, Set<String> kinds, String actor) {
    Consent consent =
        new Consent(
            DecisionId.next().value(),
            application,
            purpose,
            ledger.reference(subject),
            kinds,
            clock.instant(),
            actor);
    register.record(
        Map.of(
            "step",
            "give",
            "consent",
            consent.id().toString(),
            "application",
            application,
            "purpose",
            purpose,
            "kinds",
            kinds.stream().sorted().toList()),
        consent.givenAt(),
        subject,
        actor,
        insert(consent));
    return consent;
  }

  /**
   * Withdraws what stands; withdrawing twice changes nothing.
   *
   * @param purpose null for every purpose of the application
   * @param id null for every consent of the person
   */
  public void withdraw(
      String application,
      String subject,
      @Nullable String purpose,
      @Nullable UUID id,
      String actor) {
    Map<String, Object> what = new java.util.HashMap<>();
    what.put("step", "withdraw");
    what.put("application", application);
    if (purpose != null) {
      what.put("purpose", purpose);
    }
    if (id != null) {
      what.put("consent", id.toString());
    }
    Instant now = clock.instant();
    byte[] reference = ledger.reference(subject);
    register.record(
        what,
        now,
        subject,
        actor,
        (connection, index) -> {
          try (PreparedStatement update = connection.prepareStatement(WITHDRAW)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, actor);
            update.setString(3, application);
            update.setBytes(4, reference);
            update.setString(5, purpose);
            update.setString(6, purpose);
            update.setObject(7, id, java.sql.Types.OTHER);
            update.setObject(8, id, java.sql.Types.OTHER);
            update.executeUpdate();
          }
        });
  }

  public Consent find(UUID id) {
    return consents
        .find(id)
        .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such consent."));
  }

  /** Whether the consent is this person's. */
  public boolean belongs(Consent consent, String subject) {
    return Arrays.equals(consent.subjectRef(), ledger.reference(subject));
  }

  private static Companion insert(Consent consent) {
    return (connection, index) -> {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setObject(1, consent.id());
        insert.setString(2, consent.application());
        insert.setString(3, consent.purpose());
        insert.setBytes(4, consent.subjectRef());
        insert.setString(5, String.join(",", consent.kinds().stream().sorted().toList()));
        insert.setObject(6, consent.givenAt().atOffset(ZoneOffset.UTC));
        insert.setString(7, consent.recordedBy());
        insert.executeUpdate();
      }
    };
  }
}
