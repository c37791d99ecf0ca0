package org.probity.guard.explain.drift;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.probity.audit.Companion;
import org.probity.domain.explanation.Explanation;
import org.probity.guard.database.Statements;

/**
 * Adds an explanation to the sums, with the entry that holds it. Entries are written one after
 * another, so two never add to a row at once.
 */
record CellRow(Explanation explanation) implements Companion {
  /** Explanations summed in a row. */
  static final int SIZE = 20;

  private static final String LAST =
      """
      SELECT cell, count, parts, sums, squares FROM attribution_cell
      WHERE model = ? AND model_version = ? AND label = ? AND method = ?
      ORDER BY cell DESC LIMIT 1
      """;
  private static final String INSERT =
      """
      INSERT INTO attribution_cell (count, sums, squares, model, model_version, label, method,
        cell, parts, first_at, last_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now(), now())
      """;
  private static final String UPDATE =
      """
      UPDATE attribution_cell SET count = ?, sums = ?, squares = ?, last_at = now()
      WHERE model = ? AND model_version = ? AND label = ? AND method = ? AND cell = ?
      """;

  @Override
  public void write(Connection connection, long index) throws SQLException {
    Optional<AttributionShares> found = AttributionShares.of(explanation);
    if (found.isEmpty()) {
      return;
    }
    AttributionShares shares = found.get();
    int cell = 0;
    Shares before = Shares.none(shares.shares().length);
    try (PreparedStatement last = Statements.prepare(connection, LAST, key());
        ResultSet row = last.executeQuery()) {
      if (row.next()) {
        boolean open =
            row.getInt(2) < SIZE
                && List.of((String[]) row.getArray(3).getArray()).equals(shares.parts());
        cell = open ? row.getInt(1) : row.getInt(1) + 1;
        before = open ? Cells.shares(row, 2, 4, 5) : before;
      }
    }
    write(connection, cell, shares.parts(), before.plus(shares.shares()));
  }

  private void write(Connection connection, int cell, List<String> parts, Shares sum)
      throws SQLException {
    boolean first = sum.count() == 1;
    Array sums = connection.createArrayOf("float8", Cells.boxed(sum.sums()));
    Array squares = connection.createArrayOf("float8", Cells.boxed(sum.squares()));
    Object[] key = key();
    try (PreparedStatement change = connection.prepareStatement(first ? INSERT : UPDATE)) {
      change.setInt(1, sum.count());
      change.setArray(2, sums);
      change.setArray(3, squares);
      int at = 4;
      for (Object each : key) {
        change.setObject(at++, each);
      }
      change.setInt(at++, cell);
      if (first) {
        change.setArray(at, connection.createArrayOf("text", parts.toArray()));
      }
      change.executeUpdate();
    } finally {
      sums.free();
      squares.free();
    }
  }

  private Object[] key() {
    return new Object[] {
      explanation.model(),
      explanation.modelVersion(),
      explanation.target().label(),
      explanation.method().code()
    };
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "CellRow[" + explanation.id() + "]";
  }
}
