package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.probity.audit.IndexRange;
import org.probity.audit.PrunedEntries;
import org.probity.audit.verify.HashTile;

/** Which entries may be pruned, and which were. */
public final class PrunedRows {
  /** Whole partitions, each as long as a hash tile; persons under legal hold keep theirs. */
  private static final String DUE =
      "SELECT index / 256 FROM ledger_entry WHERE time < ?"
          + " GROUP BY 1 HAVING count(*) = 256"
          + " EXCEPT SELECT s.index / 256 FROM legal_hold h"
          + " JOIN ledger_subject_key k ON k.subject_ref = h.subject_ref"
          + " JOIN ledger_sealed s ON s.subject_key = k.id"
          + " WHERE h.lifted_at IS NULL ORDER BY 1";

  private PrunedRows() {}

  public static List<IndexRange> due(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setTimestamp(1, Timestamp.from(before));
      List<IndexRange> ranges = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long first = row.getLong(1) * HashTile.WIDTH;
          join(ranges, new IndexRange(first, first + HashTile.WIDTH));
        }
      }
      return ranges;
    }
  }

  private static void join(List<IndexRange> ranges, IndexRange next) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).to() == next.from()) {
      ranges.set(last, new IndexRange(ranges.get(last).from(), next.to()));
    } else {
      ranges.add(next);
    }
  }

  /**
   * @param index of the entry that records it, which is written already
   * @throws SQLException if somebody in them is under legal hold, or they are too young
   */
  public static void prune(
      Connection connection, List<IndexRange> ranges, long index, byte[] statement)
      throws SQLException {
    try (PreparedStatement prune = connection.prepareStatement("SELECT ledger_prune(?, ?, ?, ?)")) {
      for (IndexRange range : ranges) {
        prune.setLong(1, range.from());
        prune.setLong(2, range.to());
        prune.setLong(3, index);
        prune.setBytes(4, statement);
        prune.execute();
      }
    }
  }

  public static List<PrunedEntries> all(Connection connection) throws SQLException {
    List<PrunedEntries> all = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT index, statement, leaf, first, past FROM ledger_pruned"
                    + " ORDER BY index, first");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long index = row.getLong(1);
        List<IndexRange> ranges = new ArrayList<>();
        int last = all.size() - 1;
        if (last >= 0 && all.get(last).index() == index) {
          ranges.addAll(all.remove(last).ranges());
        }
        ranges.add(new IndexRange(row.getLong(4), row.getLong(5)));
        all.add(new PrunedEntries(index, row.getBytes(2), row.getBytes(3), ranges));
      }
    }
    return all;
  }
}
