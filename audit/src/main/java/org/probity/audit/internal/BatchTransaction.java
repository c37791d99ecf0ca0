package org.probity.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Appended;
import org.probity.audit.Companion;
import org.probity.audit.IdempotencyConflictException;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.Receipt;

/**
 * One transaction, in which a batch is written in one or more parts, under the lock that all nodes
 * share.
 *
 * <p>INVARIANT (no gap, no fork): index and tree follow from the head row, which is read and
 * swapped under the lock, by {@link #write}, or compared with what this node left and swapped under
 * it, by {@link #writeAndCommit}.
 */
final class BatchTransaction {
  private final Connection connection;
  private final Clock clock;

  private final Map<Pending, Appended> done = new LinkedHashMap<>();
  private final Map<Pending, LedgerException> refused = new LinkedHashMap<>();

  /** Where the tree stands after what was written; null before the lock is held. */
  private @Nullable Head head;

  /** Epoch of the tree as it was found. */
  private long found;

  BatchTransaction(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Does everything but commit; nothing is told to a caller before that. It may be called again for
   * those who came meanwhile.
   */
  void write(List<Pending> batch) throws SQLException {
    Head current = head;
    if (current == null) {
      current = Head.locked(connection);
      found = current.epoch();
    }
    head = current;
    Instant now = clock.instant();
    Map<Hash, Long> written = writtenBefore(batch);
    Earlier earlier = Earlier.find(connection, requestsOf(batch), now);
    long first = current.range().size();
    List<Pending> fresh = new ArrayList<>();
    EntryRows rows = new EntryRows();
    for (Pending pending : batch) {
      Long index = written.get(pending.prepared.leafHash());
      if (index != null) {
        done.put(pending, appended(pending, index));
      } else if (!isRepeated(pending, earlier)) {
        add(pending, current, rows, earlier, now);
        fresh.add(pending);
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    rows.write(connection, current);
    head = current.next();
    long index = first;
    for (Pending pending : fresh) {
      for (Companion companion : pending.companions) {
        companion.write(connection, index);
      }
      index++;
    }
  }

  /**
   * As {@link #write}, with the commit and in one round trip, for what {@link Pending#isPlain}.
   *
   * @param left where this node left the tree
   * @return whether it was done; nothing was if someone else appended meanwhile
   */
  boolean writeAndCommit(Pending pending, Head left) throws SQLException {
    Head current = left.copy();
    EntryRows rows = new EntryRows();
    Appended appended = addRows(pending, current, rows);
    try {
      rows.writeAndCommit(connection, left, current);
    } catch (SQLException e) {
      if (!Head.isMoved(e)) {
        throw e;
      }
      connection.rollback();
      return false;
    }
    done.put(pending, appended);
    found = left.epoch();
    head = current.next();
    return true;
  }

  /** Whether nobody else appended after this node left the tree. */
  boolean foundAsLeft(@Nullable Head left) {
    return left != null && left.epoch() == found;
  }

  /** Where the tree stands after what was written. */
  Head left() {
    return Objects.requireNonNull(head);
  }

  private void add(Pending pending, Head head, EntryRows rows, Earlier earlier, Instant now) {
    Appended appended = addRows(pending, head, rows);
    done.put(pending, appended);
    RequestRef request = pending.requestRef;
    if (request != null) {
      rows.request(request, appended.index(), now);
      earlier.add(request, appended.receipt());
    }
  }

  private static Appended addRows(Pending pending, Head head, EntryRows rows) {
    long index = head.range().size();
    rows.entry(index, pending.prepared);
    pending.rows.forEach(row -> rows.companion(row, index));
    head.range().append(pending.prepared.leafHash(), rows::node);
    return appended(pending, index);
  }

  private boolean isRepeated(Pending pending, Earlier earlier) {
    RequestRef request = pending.requestRef;
    if (request == null) {
      return false;
    }
    try {
      @Nullable Appended before = earlier.of(request);
      if (before == null) {
        return false;
      }
      done.put(pending, before);
    } catch (IdempotencyConflictException e) {
      refused.put(pending, e);
    }
    return true;
  }

  private static Appended appended(Pending pending, long index) {
    Receipt receipt = new Receipt(index, pending.prepared.leafHash().base64());
    return new Appended(receipt, index, false);
  }

  private static List<RequestRef> requestsOf(List<Pending> batch) {
    return batch.stream().map(p -> p.requestRef).filter(Objects::nonNull).toList();
  }

  /**
   * Which of the batch an earlier transaction, whose commit was not confirmed, did write. The lock
   * makes sure that that transaction has ended; the nonce makes leaf hashes unique.
   */
  private Map<Hash, Long> writtenBefore(List<Pending> batch) throws SQLException {
    byte[][] hashes =
        batch.stream()
            .filter(p -> p.perhapsWritten)
            .map(p -> p.prepared.leafHash().bytes())
            .toArray(byte[][]::new);
    Map<Hash, Long> written = new HashMap<>();
    if (hashes.length == 0) {
      return written;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT leaf_hash, index FROM ledger_entry WHERE leaf_hash = ANY (?)")) {
      select.setArray(1, connection.createArrayOf("bytea", hashes));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          written.put(Hash.of(row.getBytes(1)), row.getLong(2));
        }
      }
    }
    return written;
  }

  /** Tells the callers; only after the commit. */
  void acknowledge() {
    done.forEach(Pending::done);
    refused.forEach(Pending::failed);
  }
}
