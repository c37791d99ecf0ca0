package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.probity.audit.Entry;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.EventType;

/** Reads entries. */
public final class Entries {
  private static final String SELECT =
      "SELECT e.index, e.leaf_hash, e.leaf, e.type, e.time,"
          + " s.index IS NOT NULL AND (s.subject_key IS NULL OR k.wrapped_key IS NOT NULL)";
  private static final String FROM =
      " FROM ledger_entry e LEFT JOIN ledger_sealed s ON s.index = e.index"
          + " LEFT JOIN ledger_subject_key k ON k.id = s.subject_key ";

  private static final String UNERASED =
      " AND coalesce(k.wrapped_key, s.own_key) IS NOT NULL ORDER BY e.index";

  private static final int FETCH = 500;

  private Entries() {}

  public static Optional<Entry> at(Connection connection, long index) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + FROM + "WHERE e.index = ?")) {
      select.setLong(1, index);
      return list(select).stream().findFirst();
    }
  }

  public static Optional<Entry> of(Connection connection, byte[] leafHash) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + FROM + "WHERE e.leaf_hash = ?")) {
      select.setBytes(1, leafHash);
      return list(select).stream().findFirst();
    }
  }

  /** Every event about the decision, oldest first. */
  public static List<Entry> of(Connection connection, UUID decision) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + FROM + "WHERE e.decision_id = ? ORDER BY e.index")) {
      select.setObject(1, decision);
      return list(select);
    }
  }

  /** Passes on the entries from the first index to before the second, without holding them all. */
  public static void each(Connection connection, long from, long to, Consumer<Entry> consumer)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + FROM + "WHERE e.index >= ? AND e.index < ? ORDER BY e.index")) {
      select.setFetchSize(FETCH);
      select.setLong(1, from);
      select.setLong(2, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          consumer.accept(entry(row));
        }
      }
    }
  }

  /** Newest first, never decisions or explanations: the index that serves it leaves them out. */
  public static List<Entry> latest(
      Connection connection, Set<EventType> types, long before, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + " FROM unnest(?::text[]) AS kind (type) CROSS JOIN LATERAL ("
                + "SELECT * FROM ledger_entry l WHERE l.type = kind.type AND l.index < ?"
                + " AND l.type <> 'decision' AND l.type <> 'explanation'"
                + " ORDER BY l.index DESC LIMIT ?) e"
                + " LEFT JOIN ledger_sealed s ON s.index = e.index"
                + " LEFT JOIN ledger_subject_key k ON k.id = s.subject_key"
                + " ORDER BY e.index DESC LIMIT ?")) {
      select.setArray(
          1, connection.createArrayOf("text", types.stream().map(EventType::code).toArray()));
      select.setLong(2, before);
      select.setInt(3, most);
      select.setInt(4, most);
      return list(select);
    }
  }

  /** With its wrapped key and ciphertext after it; only what was not erased. */
  static PreparedStatement selectSealed(Connection connection) throws SQLException {
    return connection.prepareStatement(
        SELECT
            + ", coalesce(k.wrapped_key, s.own_key), s.ciphertext"
            + FROM
            + "WHERE e.index >= ? AND e.index < ? AND e.type = ?"
            + UNERASED);
  }

  /** As {@link #selectSealed}, by their indices. */
  static PreparedStatement selectSealedAt(Connection connection) throws SQLException {
    return connection.prepareStatement(
        SELECT
            + ", coalesce(k.wrapped_key, s.own_key), s.ciphertext"
            + FROM
            + "WHERE e.index = ANY (?)"
            + UNERASED);
  }

  /**
   * The narrowest index range that holds every event of a time span.
   *
   * @param from inclusive
   * @param to exclusive
   * @return first index and index after the last; empty if there is none
   */
  public static Optional<long[]> range(Connection connection, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT min(index), max(index) + 1 FROM ledger_entry WHERE time >= ? AND time < ?")) {
      select.setTimestamp(1, Timestamp.from(from));
      select.setTimestamp(2, Timestamp.from(to));
      try (ResultSet row = select.executeQuery()) {
        boolean any = row.next() && row.getObject(1) != null;
        return any ? Optional.of(new long[] {row.getLong(1), row.getLong(2)}) : Optional.empty();
      }
    }
  }

  private static List<Entry> list(PreparedStatement select) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(entry(row));
      }
    }
    return entries;
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        Hash.of(row.getBytes(2)),
        row.getBytes(3),
        type(row),
        row.getTimestamp(5).toInstant(),
        row.getBoolean(6));
  }

  private static EventType type(ResultSet row) throws SQLException {
    try {
      return EventType.valueOf(row.getString(4).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new LedgerException(
          "Entry " + row.getLong(1) + " has an unknown type; check the ledger for tampering.", e);
    }
  }
}
