package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.KeyRing;
import org.probity.audit.LedgerException;
import org.probity.audit.Signer;
import org.probity.audit.SigningKey;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.KeyChain;
import org.probity.audit.verify.KeyRotation;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/**
 * The keys this log signed with, as the database lists them. It cannot make any up: each is vouched
 * for by the one before, and the first was fixed when the log began.
 */
public final class LogKeys {
  private final KeyRing ring;
  private final Map<Integer, Signer> open = new ConcurrentHashMap<>();
  private volatile State state;

  private record State(KeyChain chain, List<SigningKey> rotated) {}

  /**
   * @param first the key that the log began with
   */
  public LogKeys(KeyRing ring, VerifierKey first) {
    this.ring = ring;
    this.state = new State(KeyChain.of(first), List.of());
  }

  /**
   * Learns of rotations, by whichever node.
   *
   * @throws LedgerException if the list was tampered with
   */
  public synchronized void load(Connection connection) throws SQLException {
    State now = state;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT number, vkey, index, statement, leaf, overlap_until"
                + " FROM ledger_signing_key WHERE number > ? ORDER BY number")) {
      select.setInt(1, now.chain.keys().size());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          now = then(now, signingKey(row));
        }
      }
    }
    state = now;
  }

  private static SigningKey signingKey(ResultSet row) throws SQLException {
    return new SigningKey(
        row.getInt(1),
        row.getString(2),
        row.getLong(3),
        row.getBytes(4),
        row.getBytes(5),
        row.getTimestamp(6).toInstant());
  }

  private static State then(State before, SigningKey next) {
    try {
      KeyChain chain = before.chain.then(KeyRotation.open(next.statement()));
      if (next.number() == chain.keys().size() && chain.current().vkey().equals(next.vkey())) {
        List<SigningKey> rotated = new ArrayList<>(before.rotated);
        rotated.add(next);
        return new State(chain, List.copyOf(rotated));
      }
    } catch (VerificationException e) {
      throw tampered(e);
    }
    throw tampered(null);
  }

  private static LedgerException tampered(@Nullable Throwable cause) {
    String what = "The list of the log's signing keys was changed; check the database.";
    return cause == null ? new LedgerException(what) : new LedgerException(what, cause);
  }

  public KeyChain chain() {
    return state.chain;
  }

  /** Those after the first, in order. */
  public List<SigningKey> rotated() {
    return state.rotated;
  }

  /**
   * Who signs a checkpoint: the current key, and the one before while their overlap lasts.
   *
   * @throws LedgerException if the current key is not on this node
   */
  List<Signer> signing(Instant now) {
    State current = state;
    int number = current.chain.keys().size();
    List<Signer> signers = new ArrayList<>();
    signers.add(signer(number, current.chain.current()));
    if (number > 1 && current.rotated.get(number - 2).overlaps(now)) {
      signers.add(signer(number - 1, current.chain.keys().get(number - 2)));
    }
    return signers;
  }

  private Signer signer(int number, VerifierKey key) {
    Signer signer = open.computeIfAbsent(number, ring::open);
    if (!signer.vkey().equals(key.vkey())) {
      throw new LedgerException(
          "This database's log is signed by " + key.vkey() + "; restore that signing key.");
    }
    return signer;
  }

  /** Fails unless this node can sign. */
  public void requireUsable(Instant now) {
    signing(now);
  }

  /**
   * The change to the next key, which is made if need be; to be appended. If another node changes
   * it at once, one of the two appends fails.
   *
   * @param actor who wants it
   * @param overlap for which both keys sign
   */
  public AppendRequest rotation(String actor, Instant now, Duration overlap) {
    State before = state;
    int number = before.chain.keys().size() + 1;
    Signer old = signer(number - 1, before.chain.current());
    Signer next = ring.openOrCreate(number);
    VerifierKey to = VerifierKey.parse(next.vkey());
    String text = new KeyRotation(before.chain.current(), to, now).text();
    String note = text + "\n" + line(before.chain.current(), old, text) + line(to, next, text);
    byte[] statement = note.getBytes(StandardCharsets.UTF_8);
    before.chain.then(KeyRotation.open(statement));
    LedgerEvent event =
        LedgerEvent.of(
                EventType.CONFIG, now, actor, Map.of("step", "rotate-key", "vkey", next.vkey()))
            .stating(Hash.sha256(statement).labelled());
    return new AppendRequest(
        event, null, List.of(row(number, next.vkey(), statement, now.plus(overlap))));
  }

  private static String line(VerifierKey key, Signer signer, String text) {
    return SignedNote.line(key, signer.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The leaf is kept with it, for the entry itself may be pruned one day. */
  private static Companion row(int number, String vkey, byte[] statement, Instant overlapUntil) {
    return (connection, index) -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO ledger_signing_key"
                  + " (number, vkey, index, statement, leaf, overlap_until)"
                  + " SELECT ?, ?, index, ?, leaf, ? FROM ledger_entry WHERE index = ?")) {
        insert.setInt(1, number);
        insert.setString(2, vkey);
        insert.setBytes(3, statement);
        insert.setTimestamp(4, Timestamp.from(overlapUntil));
        insert.setLong(5, index);
        insert.executeUpdate();
      }
    };
  }
}
