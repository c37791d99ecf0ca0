package org.probity.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.audit.internal.Database;
import org.probity.audit.internal.PrunedRows;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.PruneStatement;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/**
 * Prunes entries whose time is over: by whole partitions, so that no gap betrays a single entry;
 * not those that hold a person under legal hold. Their hashes stay, so that every proof and
 * checkpoint holds as before.
 */
public final class Retention {
  private final Ledger ledger;
  private final Database database;

  Retention(Ledger ledger, Database database) {
    this.ledger = ledger;
    this.database = database;
  }

  /**
   * What {@link #prune} would take now.
   *
   * @param before every entry of a partition must be older
   * @return in order, neighbours joined
   */
  public List<IndexRange> due(Instant before) {
    return database.read(connection -> PrunedRows.due(connection, before));
  }

  /** What was pruned so far, oldest first. */
  public List<PrunedEntries> pruned() {
    return database.read(PrunedRows::all);
  }

  /**
   * Prunes, and records it in the same transaction.
   *
   * @param details for the record, sealed
   * @param companions what must change with it; if one refuses, nothing is pruned
   * @throws LedgerException if nothing is due, or somebody is under legal hold since
   */
  public Appended prune(
      Instant before, String actor, Map<String, Object> details, List<Companion> companions) {
    List<IndexRange> ranges = due(before);
    if (ranges.isEmpty()) {
      throw new LedgerException("No partition of the ledger is that old and free of legal holds.");
    }
    byte[] statement =
        new PruneStatement(
                ranges.stream()
                    .map(range -> new PruneStatement.Range(range.from(), range.to()))
                    .toList())
            .toBytes();
    Map<String, Object> sealed = new TreeMap<>(details);
    sealed.put("step", "prune");
    sealed.put("before", before.toString());
    LedgerEvent event =
        LedgerEvent.of(EventType.RETENTION, ledger.now(), actor, sealed)
            .stating(Hash.sha256(statement).labelled());
    List<Companion> all = new ArrayList<>(companions);
    all.add((connection, index) -> PrunedRows.prune(connection, ranges, index, statement));
    return ledger.append(new AppendRequest(event, null, all));
  }
}
