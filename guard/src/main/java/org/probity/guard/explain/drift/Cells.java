package org.probity.guard.explain.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.guard.database.Statements;

/** The sums in the database, to read. */
final class Cells {
  private static final String COLUMNS =
      "model, model_version, label, method, cell, count, parts, sums, squares, first_at, last_at";

  private final Statements database;

  Cells(DataSource dataSource) {
    this.database = new Statements(dataSource, "The sums of explanations cannot be read now.");
  }

  /** Which explanations are compared with each other. */
  record Kind(String model, String version, String label, String method) {}

  /** A row. */
  record Cell(int number, List<String> parts, Shares shares, Instant first, Instant last) {}

  /** All rows of a version, by kind, the oldest first. */
  Map<Kind, List<Cell>> of(String model, String version) {
    return database.query(
        "SELECT "
            + COLUMNS
            + " FROM attribution_cell WHERE model = ? AND model_version = ?"
            + " ORDER BY label, method, cell",
        Cells::read,
        model,
        version);
  }

  /** A version of a model. */
  record Version(String model, String version) {}

  /** Versions to which something was added since. */
  List<Version> changed(Instant since) {
    return database.query(
        "SELECT DISTINCT model, model_version FROM attribution_cell WHERE last_at >= ?",
        rows -> {
          List<Version> versions = new ArrayList<>();
          while (rows.next()) {
            versions.add(new Version(rows.getString(1), rows.getString(2)));
          }
          return versions;
        },
        since.atOffset(ZoneOffset.UTC));
  }

  /** The last row of the window in which drift was last noticed. */
  Optional<Integer> noticed(Kind kind) {
    return database.query(
        """
        SELECT max(cell) FROM attribution_drift
        WHERE model = ? AND model_version = ? AND label = ? AND method = ?
        """,
        row -> {
          row.next();
          int cell = row.getInt(1);
          return row.wasNull() ? Optional.empty() : Optional.of(cell);
        },
        kind.model(),
        kind.version(),
        kind.label(),
        kind.method());
  }

  /** The last decision of a model that was explained, to begin looking with. */
  Optional<UUID> lastExplained(Kind kind) {
    return database.query(
        """
        SELECT d.id FROM decision d WHERE d.model = ? AND d.model_version = ?
          AND (d.explanation_id IS NOT NULL OR EXISTS (
            SELECT 1 FROM explanation_job j WHERE j.decision_id = d.id AND j.state = 'DONE'))
        ORDER BY d.decided_at DESC LIMIT 1
        """,
        row -> row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty(),
        kind.model(),
        kind.version());
  }

  private static Map<Kind, List<Cell>> read(ResultSet row) throws SQLException {
    Map<Kind, List<Cell>> cells = new LinkedHashMap<>();
    while (row.next()) {
      Kind kind = new Kind(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
      Cell cell =
          new Cell(
              row.getInt(5),
              List.of((String[]) row.getArray(7).getArray()),
              shares(row, 6, 8, 9),
              row.getTimestamp(10).toInstant(),
              row.getTimestamp(11).toInstant());
      cells.computeIfAbsent(kind, any -> new ArrayList<>()).add(cell);
    }
    return cells;
  }

  static Shares shares(ResultSet row, int count, int sums, int squares) throws SQLException {
    return new Shares(row.getInt(count), doubles(row, sums), doubles(row, squares));
  }

  private static double[] doubles(ResultSet row, int column) throws SQLException {
    return Arrays.stream((Double[]) row.getArray(column).getArray())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  static Object[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray();
  }
}
