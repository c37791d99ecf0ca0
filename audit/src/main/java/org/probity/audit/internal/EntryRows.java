package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probity.audit.CompanionRow;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;

/** Collects the rows of a batch and writes them all in one round trip. */
final class EntryRows {
  private final Insert entries =
      new Insert(
          "ledger_entry (index, leaf_hash, leaf, type, time, decision_id)",
          List.of("bigint", "bytea", "bytea", "text", "timestamptz", "uuid"),
          "");
  private final Insert sealed =
      new Insert(
          "ledger_sealed (index, subject_key, own_key, ciphertext)",
          List.of("bigint", "bigint", "bytea", "bytea"),
          "");
  private final Insert nodes =
      new Insert("ledger_node (level, index, hash)", List.of("smallint", "bigint", "bytea"), "");
  private final Insert requests =
      new Insert(
          "ledger_idempotency (request_ref, body_ref, index, recorded_at)",
          List.of("bytea", "bytea", "bigint", "timestamptz"),
          "ON CONFLICT (request_ref) DO UPDATE SET body_ref = EXCLUDED.body_ref,"
              + " index = EXCLUDED.index, recorded_at = EXCLUDED.recorded_at");

  private final Map<CompanionRow.Table, Insert> companions = new LinkedHashMap<>();

  void entry(long index, Prepared entry) {
    entries.add(
        index,
        entry.leafHash().bytes(),
        entry.leaf(),
        entry.type().code(),
        entry.time().toString(),
        entry.decisionId());
    Prepared.Ciphertext ciphertext = entry.sealed();
    if (ciphertext != null) {
      boolean ownKey = ciphertext.subjectKey() == null;
      sealed.add(
          index, ciphertext.subjectKey(), ownKey ? ciphertext.ownKey() : null, ciphertext.bytes());
    }
  }

  /** Keeps every eighth level, which is what tiles are made of. */
  void node(int level, long index, Hash hash) {
    if (level % HashTile.HEIGHT == 0) {
      nodes.add((short) (level / HashTile.HEIGHT), index, hash.bytes());
    }
  }

  void companion(CompanionRow row, long index) {
    companions
        .computeIfAbsent(row.table(), table -> new Insert(table.into(), table.types(), ""))
        .add(row.values(index));
  }

  void request(RequestRef request, long index, Instant now) {
    requests.add(request.request(), request.body(), index, now.toString());
  }

  /** Inserts the rows and moves the head to where they end, unless someone else moved it. */
  void write(Connection connection, Head head) throws SQLException {
    List<Insert> inserts =
        Stream.concat(
                Stream.of(entries, sealed, nodes, requests).filter(rows -> !rows.isEmpty()),
                companions.values().stream())
            .toList();
    String sql =
        Stream.concat(inserts.stream().map(Insert::sql), Stream.of(Head.ADVANCE))
            .collect(Collectors.joining(";\n"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 1;
      for (Insert rows : inserts) {
        next = rows.bind(statement, next);
      }
      head.bind(statement, next);
      statement.execute();
      for (int i = 0; i < inserts.size(); i++) {
        statement.getMoreResults();
      }
      Head.requireAdvanced(statement.getUpdateCount());
    }
  }
}
