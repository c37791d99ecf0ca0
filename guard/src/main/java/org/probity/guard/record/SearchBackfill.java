package org.probity.guard.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerUnavailableException;
import org.probity.domain.decision.DecisionId;
import org.probity.guard.Decision;
import org.probity.guard.database.Statements;

/**
 * Fills in, of decisions recorded before it was kept, what search lines are found by: the kinds of
 * findings and the pack, read again from the ledger. Several nodes may do it at once.
 */
public final class SearchBackfill {
  private static final int BATCH = 200;
  private static final String UNREAD =
      "SELECT id FROM decision WHERE findings IS NULL ORDER BY ledger_index LIMIT " + BATCH;

  /** Unless the person was erased meanwhile, whose line has been emptied. */
  private static final String FILL =
      "UPDATE decision SET findings = ?, policy_pack = ? WHERE id = ? AND findings IS NULL";

  private final Statements statements;
  private final Ledger ledger;
  private final Recorder recorder;

  public SearchBackfill(DataSource dataSource, Ledger ledger, Recorder recorder) {
    this.statements = new Statements(dataSource, "The lines of decisions cannot be reached.");
    this.ledger = ledger;
    this.recorder = recorder;
  }

  /**
   * The next ones, the oldest first.
   *
   * @return how many were filled; 0 when none is left
   */
  public int fill() {
    List<UUID> unread =
        statements.query(
            UNREAD,
            rows -> {
              List<UUID> ids = new ArrayList<>();
              while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
              }
              return ids;
            });
    unread.forEach(this::fill);
    return unread.size();
  }

  private void fill(UUID id) {
    Optional<Entry> entry = ledger.byDecision(new DecisionId(id));
    statements.update(
        FILL,
        entry.flatMap(this::read).map(DecisionRow::findings).orElse(""),
        entry.map(Recorder::pack).orElse(null),
        id);
  }

  /**
   * Empty also of what was tampered with: the line is not held up, and the decision's page says.
   */
  private Optional<Decision> read(Entry entry) {
    try {
      return recorder.read(entry);
    } catch (LedgerUnavailableException e) {
      throw e;
    } catch (LedgerException | IllegalStateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
