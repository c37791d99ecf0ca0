package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.audit.MasterKey;
import org.probity.audit.internal.ErasedKeys.ErasedKey;

/**
 * The keys of persons. A key lives from the first event about its person to the erasure; an event
 * after that begins a new one, which is not linked to the old.
 */
public final class SubjectKeys {
  private static final int LENGTH = 32;

  private final Database database;
  private final MasterKey masterKey;

  public SubjectKeys(Database database, MasterKey masterKey) {
    this.database = database;
    this.masterKey = masterKey;
  }

  /**
   * @param id row of the key
   * @param key 32 bytes
   */
  public record SubjectKey(long id, byte[] key) {}

  public SubjectKey getOrCreate(String subject) {
    byte[] reference = reference(subject);
    return database.transact(
        connection -> {
          Optional<SubjectKey> known = find(connection, reference);
          if (known.isPresent()) {
            return known.get();
          }
          create(connection, reference);
          return find(connection, reference)
              .orElseThrow(
                  () -> new SQLException("The subject's key was erased just now.", "40001"));
        });
  }

  /** The key of a row, or nothing once it is destroyed. */
  public Optional<byte[]> find(long id) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT wrapped_key FROM ledger_subject_key"
                      + " WHERE id = ? AND wrapped_key IS NOT NULL")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(masterKey.unwrap(row.getBytes(1)))
                  : Optional.<byte[]>empty();
            }
          }
        });
  }

  /** How a subject is known in the database: by an HMAC under the master key. */
  public byte[] reference(String subject) {
    return masterKey.hmac("subject reference", subject.getBytes(StandardCharsets.UTF_8));
  }

  /** Indices of what is sealed under the subject's key, in order. */
  public static List<Long> entries(Connection connection, byte[] reference) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT s.index FROM ledger_sealed s"
                + " JOIN ledger_subject_key k ON k.id = s.subject_key"
                + " WHERE k.subject_ref = ? ORDER BY s.index")) {
      select.setBytes(1, reference);
      List<Long> indices = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          indices.add(row.getLong(1));
        }
      }
      return indices;
    }
  }

  private Optional<SubjectKey> find(Connection connection, byte[] reference) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, wrapped_key FROM ledger_subject_key"
                + " WHERE subject_ref = ? AND wrapped_key IS NOT NULL")) {
      select.setBytes(1, reference);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new SubjectKey(row.getLong(1), masterKey.unwrap(row.getBytes(2))))
            : Optional.empty();
      }
    }
  }

  private void create(Connection connection, byte[] reference) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_subject_key (subject_ref, wrapped_key) VALUES (?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setBytes(1, reference);
      insert.setBytes(2, masterKey.wrap(AesGcm.random(LENGTH)));
      insert.executeUpdate();
    }
  }

  /**
   * Destroys the subject's key, what was sealed under it, and what tells whose it was; nothing
   * happens if there is none.
   *
   * @return the keys destroyed
   */
  public static List<Long> destroy(Connection connection, byte[] reference, Instant now)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM ledger_sealed WHERE subject_key IN"
                    + " (SELECT id FROM ledger_subject_key WHERE subject_ref = ?)");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE ledger_subject_key SET wrapped_key = NULL, subject_ref = NULL,"
                    + " destroyed_at = ? WHERE subject_ref = ? RETURNING id")) {
      delete.setBytes(1, reference);
      delete.executeUpdate();
      update.setTimestamp(1, Timestamp.from(now));
      update.setBytes(2, reference);
      List<Long> destroyed = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          destroyed.add(row.getLong(1));
        }
      }
      return destroyed;
    }
  }

  /** The key made last, destroyed or not; 0 for none. */
  public static long last(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT coalesce(max(id), 0) FROM ledger_subject_key");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Those of the keys that exist, though they were destroyed. */
  public static List<ErasedKey> living(Connection connection, List<ErasedKey> keys)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT subject_ref, id FROM ledger_subject_key"
                + " WHERE id = ANY (?) AND wrapped_key IS NOT NULL ORDER BY id")) {
      Object[] ids = keys.stream().map(ErasedKey::id).toArray();
      select.setArray(1, connection.createArrayOf("bigint", ids));
      List<ErasedKey> living = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          living.add(ErasedKey.of(row.getBytes(1), row.getLong(2)));
        }
      }
      living.retainAll(keys);
      return living;
    }
  }
}
