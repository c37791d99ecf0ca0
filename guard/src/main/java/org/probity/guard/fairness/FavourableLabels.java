package org.probity.guard.fairness;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.database.Statements;
import org.probity.guard.models.ModelInService;

/** Which label of a model favours the person, as an officer says: selection, in the law's word. */
public final class FavourableLabels {
  private static final String FIND = "SELECT label FROM favourable_label WHERE model = ?";
  private static final String SET =
      """
      INSERT INTO favourable_label (model, label, set_by, set_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (model) DO UPDATE SET label = excluded.label, set_by = excluded.set_by,
        set_at = excluded.set_at
      """;
  private final Statements statements;
  private final Ledger ledger;
  private final Clock clock;

  public FavourableLabels(DataSource dataSource, Ledger ledger, Clock clock) {
    this.statements = new Statements(dataSource, "The favourable labels cannot be read now.");
    this.ledger = ledger;
    this.clock = clock;
  }

  public Optional<String> of(String model) {
    return statements.query(
        FIND, rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty(), model);
  }

  /**
   * @throws GuardException of kind MALFORMED if the model has no such label
   */
  public void set(ModelInService model, String label, String officer) {
    require(model, label);
    Instant now = clock.instant();
    LedgerEvent event =
        new LedgerEvent(
            EventType.MODEL,
            now,
            null,
            officer,
            Map.of("name", model.name(), "version", model.versionName(), "digest", model.digest()),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            Map.of("step", "favourable-label", "label", label));
    Companion row =
        (connection, index) -> {
          try (var set =
              Statements.prepare(
                  connection, SET, model.name(), label, officer, now.atOffset(ZoneOffset.UTC))) {
            set.executeUpdate();
          }
        };
    ledger.append(new AppendRequest(event, null, List.of(row)));
  }

  /**
   * @throws GuardException of kind MALFORMED if the model has no such label
   */
  static void require(ModelInService model, String label) {
    if (!model.manifest().labels().contains(label)) {
      throw new GuardException(
          Kind.MALFORMED,
          "The label is one of " + String.join(", ", model.manifest().labels()) + ".");
    }
  }
}
