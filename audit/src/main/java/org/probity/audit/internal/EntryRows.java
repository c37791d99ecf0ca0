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
    List<Insert> inserts = inserts();
    try (PreparedStatement statement =
        connection.prepareStatement(sql(inserts, List.of(), List.of(Head.ADVANCE)))) {
      head.bind(statement, bind(inserts, statement, 1));
      statement.execute();
      requireAdvanced(statement, inserts.size());
    }
  }

  /**
   * All of a transaction in one round trip: takes the lock, moves the head, inserts the rows and
   * commits.
   *
   * @param left the head as it was before
   * @throws SQLException for which {@link Head#isMoved} holds if it is another; nothing was done
   *     then
   */
  void writeAndCommit(Connection connection, Head left, Head head) throws SQLException {
    List<Insert> inserts = inserts();
    try (PreparedStatement statement =
        connection.prepareStatement(
            sql(inserts, List.of(AdvisoryLock.ACQUIRE, Head.ADVANCE_OR_FAIL), List.of("COMMIT")))) {
      AdvisoryLock.APPEND.bind(statement, 1);
      head.bind(statement, 2);
      int next = 2 + Head.PARAMETERS;
      statement.setBytes(next, left.range().toBytes());
      bind(inserts, statement, next + 1);
      statement.execute();
      requireAdvanced(statement, 1);
    }
  }

  private List<Insert> inserts() {
    return Stream.concat(
            Stream.of(entries, sealed, nodes, requests).filter(rows -> !rows.isEmpty()),
            companions.values().stream())
        .toList();
  }

  private static String sql(List<Insert> inserts, List<String> before, List<String> after) {
    return Stream.of(before.stream(), inserts.stream().map(Insert::sql), after.stream())
        .flatMap(part -> part)
        .collect(Collectors.joining(";\n"));
  }

  private static int bind(List<Insert> inserts, PreparedStatement statement, int first)
      throws SQLException {
    int next = first;
    for (Insert rows : inserts) {
      next = rows.bind(statement, next);
    }
    return next;
  }

  /**
   * @param before how many results come before that of the head
   */
  private static void requireAdvanced(PreparedStatement statement, int before) throws SQLException {
    for (int i = 0; i < before; i++) {
      statement.getMoreResults();
    }
    Head.requireAdvanced(statement.getUpdateCount());
  }
}
