package org.probity.audit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.probity.audit.CheckResult;
import org.probity.audit.CheckResult.Tampering;
import org.probity.audit.IndexRange;
import org.probity.audit.LedgerException;
import org.probity.audit.PrunedEntries;
import org.probity.audit.StampedCheckpoint;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.CompactRange;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.PruneStatement;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.TimeStampCheck;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/**
 * Recomputes the tree from the leaves and compares it with everything stored: hashes, nodes, what
 * repeats the leaf, sealed content, and the roots that were signed. A change that is consistent in
 * all tables is still bounded by two signed checkpoints.
 */
public final class FullCheck {
  private static final String ROWS =
      "SELECT e.index, e.leaf_hash, e.leaf, e.type, e.time, e.decision_id::text, n.hash,"
          + " s.ciphertext FROM ledger_entry e"
          + " LEFT JOIN ledger_node n ON n.level = 0 AND n.index = e.index"
          + " LEFT JOIN ledger_sealed s ON s.index = e.index ORDER BY e.index";

  private static final int FETCH = 500;
  private static final int REPORT_EVERY = 1000;

  private final Connection connection;
  private final Collection<VerifierKey> keys;
  private final CompactRange range = CompactRange.empty();
  private final Deque<Checkpoint> signed = new ArrayDeque<>();
  private final Map<Long, Long> pruned = new HashMap<>();
  private long provenSize;

  /**
   * For one transaction.
   *
   * @param keys the log's, as it changed them
   */
  public FullCheck(Connection connection, Collection<VerifierKey> keys) {
    this.connection = connection;
    this.keys = keys;
  }

  /**
   * @param progress hears now and then how many entries were read
   */
  public CheckResult run(LongConsumer progress) throws SQLException {
    try (PreparedStatement snapshot =
        connection.prepareStatement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")) {
      snapshot.execute();
    }
    Tampering tampering = openCheckpoints();
    if (tampering == null) {
      tampering = checkEntries(progress);
    }
    if (tampering == null) {
      tampering = checkEnd();
    }
    return new CheckResult(range.size(), tampering);
  }

  private @Nullable Tampering openCheckpoints() throws SQLException {
    for (byte[] note : Checkpoints.all(connection)) {
      try {
        signed.add(Checkpoint.open(note, keys));
      } catch (VerificationException e) {
        return new Tampering(0, 0, "A stored checkpoint was changed: " + e.getMessage());
      }
    }
    for (PrunedEntries each : PrunedRows.all(connection)) {
      if (!isRecorded(each)) {
        return at(each.ranges().get(0).from(), "is missing, and no entry records its pruning");
      }
      each.ranges().forEach(range -> pruned.put(range.from(), range.to()));
    }
    for (StampedCheckpoint stamped : TimeStamps.all(connection)) {
      try {
        TimeStampCheck.verify(stamped.response(), stamped.note(), List.of());
      } catch (VerificationException e) {
        return new Tampering(0, 0, "A stored time-stamp was changed: " + e.getMessage());
      }
    }
    return null;
  }

  private @Nullable Tampering checkEntries(LongConsumer progress) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ROWS)) {
      select.setFetchSize(FETCH);
      try (ResultSet row = select.executeQuery()) {
        Tampering tampering = checkRoot();
        while (tampering == null && row.next()) {
          tampering = passPruned();
          if (tampering == null) {
            tampering = checkEntry(row);
          }
          if (tampering == null) {
            range.append(Rfc6962.leafHash(row.getBytes(3)));
            tampering = checkRoot();
          }
          if (range.size() % REPORT_EVERY == 0) {
            progress.accept(range.size());
          }
        }
        return tampering == null ? passPruned() : tampering;
      }
    }
  }

  /** The tree holds the statement's digest, and the statement these ranges. */
  private boolean isRecorded(PrunedEntries each) throws SQLException {
    JsonNode event = Json.read(each.leaf());
    List<Hash> hashes = new ArrayList<>();
    eachHash(new IndexRange(each.index(), each.index() + 1), hashes::add);
    List<PruneStatement.Range> ranges =
        each.ranges().stream().map(r -> new PruneStatement.Range(r.from(), r.to())).toList();
    return hashes.equals(List.of(Rfc6962.leafHash(each.leaf())))
        && event.path("type").asText().equals("retention")
        && event.path("statement_digest").asText().equals(Hash.sha256(each.statement()).labelled())
        && Arrays.equals(new PruneStatement(ranges).toBytes(), each.statement());
  }

  private void eachHash(IndexRange of, Consumer<Hash> consumer) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT hash FROM ledger_node WHERE level = 0 AND index >= ? AND index < ?"
                + " ORDER BY index")) {
      select.setFetchSize(FETCH);
      select.setLong(1, of.from());
      select.setLong(2, of.to());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          consumer.accept(Hash.of(row.getBytes(1)));
        }
      }
    }
  }

  /** Goes on with the hashes alone where entries were pruned. */
  private @Nullable Tampering passPruned() throws SQLException {
    Long past = pruned.get(range.size());
    while (past != null) {
      List<Hash> hashes = new ArrayList<>();
      eachHash(new IndexRange(range.size(), past), hashes::add);
      if (hashes.size() != past - range.size()) {
        return at(range.size(), "was pruned, but a hash of its partition is missing");
      }
      for (Hash hash : hashes) {
        range.append(hash);
        Tampering tampering = checkRoot();
        if (tampering != null) {
          return tampering;
        }
      }
      past = pruned.get(range.size());
    }
    return null;
  }

  private @Nullable Tampering checkEntry(ResultSet row) throws SQLException {
    long index = range.size();
    if (row.getLong(1) != index) {
      return at(index, "is missing");
    }
    byte[] leaf = row.getBytes(3);
    byte[] hash = Rfc6962.leafHash(leaf).bytes();
    if (!Arrays.equals(hash, row.getBytes(2)) || !Arrays.equals(hash, row.getBytes(7))) {
      return at(index, "was changed: its leaf does not have the hash that the tree holds");
    }
    JsonNode event;
    try {
      event = Json.read(leaf);
    } catch (LedgerException e) {
      return at(index, "is not JSON");
    }
    boolean repeated =
        event.path("type").asText().equals(row.getString(4))
            && event.path("time").asText().equals(row.getTimestamp(5).toInstant().toString())
            && event.path("decision_id").asText().equals(emptyIfNull(row.getString(6)));
    if (!repeated) {
      return at(index, "has columns that do not say what its leaf says");
    }
    byte @Nullable [] ciphertext = row.getBytes(8);
    if (ciphertext != null
        && !Hash.sha256(ciphertext).labelled().equals(event.path("ciphertext_digest").asText())) {
      return at(index, "has sealed content that was changed");
    }
    return null;
  }

  /** Compares with the root that was signed at this size, if one was. */
  private @Nullable Tampering checkRoot() {
    Checkpoint checkpoint = signed.peek();
    if (checkpoint == null || checkpoint.size() != range.size()) {
      return null;
    }
    signed.remove();
    if (!checkpoint.root().equals(range.root())) {
      return new Tampering(
          provenSize,
          range.size() - 1,
          "One of the entries "
              + provenSize
              + " to "
              + (range.size() - 1)
              + " was changed: together they do not have the root that was signed.");
    }
    provenSize = range.size();
    return null;
  }

  private @Nullable Tampering checkEnd() throws SQLException {
    long size = range.size();
    Checkpoint beyond = signed.peek();
    if (beyond != null) {
      return at(size, "is missing, though a tree of size " + beyond.size() + " was signed");
    }
    CompactRange head = Head.read(connection).range();
    if (head.size() != size || !head.root().equals(range.root())) {
      return new Tampering(
          provenSize, Math.max(provenSize, size - 1), "The head row does not fit the entries.");
    }
    return checkSealed();
  }

  /** What is sealed belongs to an entry. */
  private @Nullable Tampering checkSealed() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT s.index FROM ledger_sealed s LEFT JOIN ledger_entry e ON e.index = s.index"
                    + " WHERE e.index IS NULL ORDER BY s.index LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next() ? at(row.getLong(1), "has sealed content, but is missing") : null;
    }
  }

  private static String emptyIfNull(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Tampering at(long index, String what) {
    return new Tampering(index, index, "Entry " + index + " " + what + ".");
  }
}
