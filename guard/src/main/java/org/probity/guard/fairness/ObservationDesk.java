package org.probity.guard.fairness;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.fairness.GroupPurpose;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.ledger.Receipt;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.database.Statements;
import org.probity.guard.facts.RecordsInForce;
import org.probity.guard.models.Models;
import org.probity.guard.record.Recorder;

/**
 * Takes in what became of a decision and to which groups its persons belong. Both are entries of
 * the ledger, sealed under the person's key, or under one of their own where the decision names
 * nobody.
 *
 * <p>INVARIANT: group attributes are recorded only where the processing record of the decision's
 * application and purpose, which two officers approved, names the rule that allows it; kept by
 * {@link #groups}.
 */
public final class ObservationDesk {
  private static final String FOLLOWED = "SELECT outcome_id FROM review WHERE decision_id = ?";
  private static final String INSERT =
      """
      INSERT INTO observation (ledger_index, model, model_version, decided_at) VALUES (?, ?, ?, ?)
      """;
  private static final String LABEL = "label";
  private final Recorder recorder;
  private final Models models;
  private final RecordsInForce records;
  private final Ledger ledger;
  private final Statements statements;
  private final Clock clock;

  public ObservationDesk(
      DataSource dataSource,
      Recorder recorder,
      Models models,
      RecordsInForce records,
      Ledger ledger,
      Clock clock) {
    this.recorder = recorder;
    this.models = models;
    this.records = records;
    this.ledger = ledger;
    this.statements = new Statements(dataSource, "The decision cannot be read now.");
    this.clock = clock;
  }

  /**
   * Records what became of a decision, in the model's labels.
   *
   * @param row of the decision's input, from 0
   * @param decided what the application decided in the end, or null for what the model said
   * @param actual what turned out to be true, or null
   * @throws GuardException of kind NOT_FOUND, MALFORMED or UNAVAILABLE
   */
  public Receipt outcome(
      UUID id, int row, @Nullable String decided, @Nullable String actual, String actor) {
    Decision decision = read(id, row);
    Map<String, Object> what = about(decision, row, "outcome");
    put(what, decision, "decided", decided);
    put(what, decision, "actual", actual);
    return record(decision, what, actor);
  }

  /**
   * Records to which groups a person belongs.
   *
   * @param attributes category by attribute, short codes
   * @param basis the rule that allows it, as the processing record names it
   * @throws GuardException of kind FORBIDDEN if the processing record names none or another
   */
  public Receipt groups(
      UUID id,
      int row,
      Map<String, String> attributes,
      String basis,
      GroupPurpose purpose,
      String actor) {
    Decision decision = read(id, row);
    String allowed =
        records
            .effective(decision.application(), decision.context().purpose())
            .map(record -> record.terms().groupAttributes)
            .orElse(null);
    if (allowed == null) {
      throw new GuardException(
          Kind.FORBIDDEN,
          "The processing record names no rule under which group attributes may be processed.");
    }
    if (!allowed.equals(basis)) {
      throw new GuardException(
          Kind.FORBIDDEN, "The legal basis is not the one that the processing record names.");
    }
    Map<String, Object> what = about(decision, row, "groups");
    what.put("attributes", new TreeMap<>(attributes));
    what.put("legal_basis", basis);
    what.put("purpose", purpose.code());
    return record(decision, what, actor);
  }

  private Decision read(UUID id, int row) {
    Decision decision =
        recorder
            .read(new DecisionId(id))
            .orElseThrow(
                () -> new GuardException(Kind.NOT_FOUND, "The decision's content was erased."));
    if (row >= rows(decision)) {
      throw new GuardException(Kind.MALFORMED, "The decision has no such row.");
    }
    return decision;
  }

  private static long rows(Decision decision) {
    return decision.inputs().stream()
        .filter(input -> input.shape().length > 0)
        .mapToLong(input -> input.shape()[0])
        .max()
        .orElse(1);
  }

  private Map<String, Object> about(Decision decision, int row, String step) {
    Map<String, Object> what = new TreeMap<>();
    what.put("step", step);
    what.put("decision", decision.id().toString());
    what.put("row", row);
    label(answered(decision), row).ifPresent(label -> what.put(LABEL, label));
    return what;
  }

  /** The one that followed a held decision after its release, if so. */
  private Decision answered(Decision decision) {
    if (!decision.outputs().isEmpty()) {
      return decision;
    }
    Optional<UUID> after =
        statements.query(
            FOLLOWED,
            rows ->
                rows.next() ? Optional.ofNullable(rows.getObject(1, UUID.class)) : Optional.empty(),
            decision.id().value());
    return after.flatMap(id -> recorder.read(new DecisionId(id))).orElse(decision);
  }

  private static Optional<String> label(Decision decision, int row) {
    return decision.outputs().stream()
        .filter(output -> output.name().equals(LABEL))
        .map(Tensor::texts)
        .filter(labels -> row < labels.length)
        .map(labels -> labels[row])
        .findFirst();
  }

  private void put(
      Map<String, Object> what, Decision decision, String name, @Nullable String label) {
    if (label != null) {
      FavourableLabels.require(
          models.inService(decision.model().name(), decision.model().version()), label);
      what.put(name, label);
    }
  }

  private Receipt record(Decision decision, Map<String, Object> what, String actor) {
    LedgerEvent event =
        new LedgerEvent(
            EventType.OUTCOME,
            clock.instant(),
            decision.id(),
            actor,
            Map.of(
                "name", decision.model().name(),
                "version", decision.model().version(),
                "digest", decision.model().digest()),
            null,
            null,
            null,
            List.of(),
            null,
            decision.context().subject(),
            what);
    Companion row =
        (connection, index) -> {
          try (var insert =
              Statements.prepare(
                  connection,
                  INSERT,
                  index,
                  decision.model().name(),
                  decision.model().version(),
                  decision.time().atOffset(ZoneOffset.UTC))) {
            insert.executeUpdate();
          }
        };
    try {
      return ledger.append(new AppendRequest(event, null, List.of(row))).receipt();
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "It could not be recorded, so nothing was taken in.", e);
    }
  }
}
