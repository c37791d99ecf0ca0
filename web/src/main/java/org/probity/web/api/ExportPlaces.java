package org.probity.web.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.probity.guard.database.Statements;

/** Which node each export lies on, in the database, where the nodes meet. */
public final class ExportPlaces {
  private static final int MOST_LISTED = 100;
  private static final String PLACE = "SELECT id, owner, person, node, state FROM export_place";
  private final Statements database;
  private final String node;

  /**
   * @param node the name of this one
   */
  public ExportPlaces(DataSource dataSource, String node) {
    this.database = new Statements(dataSource, "Where exports lie cannot be learnt now.");
    this.node = node;
  }

  /**
   * @param status running, done or failed, as that node said last
   */
  record Place(UUID id, String owner, boolean person, String node, Exports.Status status) {}

  /**
   * It lies here; said twice, it is said once.
   *
   * @param status running, done or failed
   */
  void here(UUID id, String owner, boolean person, Exports.Status status) {
    database.update(
        "INSERT INTO export_place (id, owner, person, node, state) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        id,
        owner,
        person,
        node,
        status.name());
  }

  /**
   * @param status done or failed
   */
  void settle(UUID id, Exports.Status status) {
    database.update("UPDATE export_place SET state = ? WHERE id = ?", status.name(), id);
  }

  void forget(UUID id) {
    database.update("DELETE FROM export_place WHERE id = ?", id);
  }

  /** Empty if no other node has it. */
  Optional<Place> elsewhere(UUID id) {
    return database
        .query(PLACE + " WHERE id = ? AND node <> ?", ExportPlaces::places, id, node)
        .stream()
        .findFirst();
  }

  /** Those of the other nodes, the newest first: an id begins with the time. */
  List<Place> elsewhere() {
    return database.query(
        PLACE + " WHERE node <> ? ORDER BY id DESC LIMIT ?",
        ExportPlaces::places,
        node,
        MOST_LISTED);
  }

  private static List<Place> places(ResultSet row) throws SQLException {
    List<Place> found = new ArrayList<>();
    while (row.next()) {
      found.add(
          new Place(
              row.getObject(1, UUID.class),
              row.getString(2),
              row.getBoolean(3),
              row.getString(4),
              Exports.Status.valueOf(row.getString(5))));
    }
    return found;
  }
}
