package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.LedgerException;
import org.probity.audit.MasterKey;
import org.probity.audit.SealedEntry;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.StrictBase64;
import org.probity.domain.ledger.EventType;

/** Opens what lies sealed beside a leaf, as long as its key exists. */
public final class Unsealer {
  private static final Set<String> LEAF = Set.of("ciphertext_digest", "nonce");

  /** Few enough to hold; the driver takes bytes as they are once it knows a statement well. */
  private static final int AT_ONCE = 100;

  private final Database database;
  private final MasterKey masterKey;

  public Unsealer(Database database, MasterKey masterKey) {
    this.database = database;
    this.masterKey = masterKey;
  }

  private record Opened(Seal seal, byte[] plain) {}

  private record Stored(byte[] wrappedKey, byte[] ciphertext) {}

  public Optional<Map<String, Object>> fields(Entry entry) {
    return open(entry).map(opened -> Json.readMap(opened.plain));
  }

  public List<String> disclosures(Entry entry) {
    return open(entry)
        .map(opened -> opened.seal.disclosures(SealedFields.read(opened.plain)))
        .orElse(List.of());
  }

  /** Passes on entries of a type in order; opening each is left to whoever gets it. */
  public void each(long from, long to, EventType type, Consumer<SealedEntry> consumer) {
    database.read(
        connection -> {
          try (PreparedStatement select = Entries.selectSealed(connection)) {
            select.setString(3, type.code());
            for (long first = from; first < to; first += AT_ONCE) {
              select.setLong(1, first);
              select.setLong(2, Math.min(to, first + AT_ONCE));
              pass(select, consumer);
            }
          }
          return true;
        });
  }

  /** Passes on those of these entries that were not erased, in order. */
  public void each(List<Long> indices, Consumer<SealedEntry> consumer) {
    database.read(
        connection -> {
          try (PreparedStatement select = Entries.selectSealedAt(connection)) {
            for (int first = 0; first < indices.size(); first += AT_ONCE) {
              List<Long> some = indices.subList(first, Math.min(indices.size(), first + AT_ONCE));
              select.setArray(1, connection.createArrayOf("bigint", some.toArray()));
              pass(select, consumer);
            }
          }
          return true;
        });
  }

  private void pass(PreparedStatement select, Consumer<SealedEntry> consumer) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Entry entry = Entries.entry(row);
        Stored stored = new Stored(row.getBytes(7), row.getBytes(8));
        consumer.accept(new SealedEntry(entry, () -> open(entry, stored).plain));
      }
    }
  }

  private Optional<Opened> open(Entry entry) {
    return database
        .read(connection -> stored(connection, entry))
        .map(stored -> open(entry, stored));
  }

  private Opened open(Entry entry, Stored stored) {
    Map<String, String> leaf = Json.texts(entry.leaf(), LEAF);
    String digest = Hash.sha256(stored.ciphertext).labelled();
    if (!digest.equals(leaf.get("ciphertext_digest"))) {
      throw changed(entry);
    }
    byte[] nonce = StrictBase64.decode(leaf.getOrDefault("nonce", ""));
    Seal seal = new Seal(masterKey.unwrap(stored.wrappedKey), nonce);
    return new Opened(seal, seal.decrypt(stored.ciphertext).orElseThrow(() -> changed(entry)));
  }

  private static LedgerException changed(Entry entry) {
    return new LedgerException("The sealed content of entry " + entry.index() + " was changed.");
  }

  private static Optional<Stored> stored(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT coalesce(k.wrapped_key, s.own_key), s.ciphertext FROM ledger_sealed s"
                + " LEFT JOIN ledger_subject_key k ON k.id = s.subject_key WHERE s.index = ?")) {
      select.setLong(1, entry.index());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte @Nullable [] wrappedKey = row.getBytes(1);
        return wrappedKey == null
            ? Optional.empty()
            : Optional.of(new Stored(wrappedKey, row.getBytes(2)));
      }
    }
  }
}
