package org.probity.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.internal.Appender;
import org.probity.audit.internal.CheckpointSigner;
import org.probity.audit.internal.Checkpoints;
import org.probity.audit.internal.Database;
import org.probity.audit.internal.Entries;
import org.probity.audit.internal.ErasedKeys;
import org.probity.audit.internal.EventSealer;
import org.probity.audit.internal.FullCheck;
import org.probity.audit.internal.Head;
import org.probity.audit.internal.Identity;
import org.probity.audit.internal.LogKeys;
import org.probity.audit.internal.LogReader;
import org.probity.audit.internal.SubjectKeys;
import org.probity.audit.internal.TimeStampRounds;
import org.probity.audit.internal.TimeStamps;
import org.probity.audit.internal.Unsealer;
import org.probity.audit.internal.WitnessRounds;
import org.probity.audit.verify.ConsistencyProof;
import org.probity.audit.verify.InclusionProof;
import org.probity.audit.verify.VerifierKey;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;

/**
 * The ledger of one database. An entry lives for ever; what lies sealed beside it lives until its
 * key is destroyed. Thread safe; several nodes may open the same database.
 */
public final class Ledger implements AutoCloseable {
  private final LedgerOptions options;
  private final Database database;
  private final SubjectKeys subjectKeys;
  private final ErasedKeys erasedKeys;
  private final Unsealer unsealer;
  private final Appender appender;
  private final CheckpointSigner checkpointSigner;
  private final LogReader log;
  private final WitnessRounds witnessRounds;
  private final TimeStampRounds timeStampRounds;
  private final Vault vault;
  private final LogKeys keys;

  private Ledger(Database database, LedgerOptions options, LogKeys keys) {
    this.options = options;
    this.database = database;
    this.keys = keys;
    this.subjectKeys = new SubjectKeys(database, options.masterKey());
    this.erasedKeys = new ErasedKeys(options.erasedKeys());
    this.unsealer = new Unsealer(database, options.masterKey());
    EventSealer sealer = new EventSealer(options.keys().origin(), options.masterKey(), subjectKeys);
    this.appender = new Appender(database, sealer, options);
    this.checkpointSigner = new CheckpointSigner(database, options, keys);
    this.log = new LogReader(database, keys);
    this.witnessRounds = new WitnessRounds(database, options, log, keys);
    this.timeStampRounds = new TimeStampRounds(database, options);
    this.vault = new Vault(options.masterKey(), subjectKeys);
  }

  /**
   * @param dataSource pooled, if speed matters; one connection is kept for writing
   * @throws LedgerUnavailableException if the database cannot be reached
   * @throws LedgerException if the database belongs to another log, signing key or master key
   */
  public static Ledger open(DataSource dataSource, LedgerOptions options) {
    Database database = new Database(dataSource);
    LogKeys keys =
        database.transact(
            connection -> {
              VerifierKey first = Identity.claim(connection, options.keys(), options.masterKey());
              LogKeys known = new LogKeys(options.keys(), first);
              known.load(connection);
              return known;
            });
    keys.requireUsable(options.clock().instant());
    Ledger ledger = new Ledger(database, options, keys);
    ledger.appender.start();
    ledger.erasure().replay();
    ledger.checkpointSigner.start();
    ledger.witnessRounds.start();
    ledger.timeStampRounds.start();
    return ledger;
  }

  /**
   * Seals the event and records it; blocks until it is durable.
   *
   * @throws LedgerUnavailableException if the database is away or the queue full: answer 503
   * @throws IdempotencyConflictException if the key was used for another body: answer 409
   * @throws LedgerException if the event or its companions cannot be recorded
   */
  public Appended append(AppendRequest request) {
    return appender.append(request);
  }

  /**
   * What an earlier request with this key recorded, to be asked before doing the work again.
   *
   * @throws IdempotencyConflictException if the key was used for another body
   */
  public Optional<Entry> earlier(Idempotency idempotency) {
    return appender.earlier(idempotency).flatMap(appended -> entry(appended.index()));
  }

  public Optional<Entry> entry(long index) {
    return database.read(connection -> Entries.at(connection, index));
  }

  /**
   * The entry with this leaf hash.
   *
   * @param leafHash 32 bytes
   */
  public Optional<Entry> entry(byte[] leafHash) {
    return database.read(connection -> Entries.of(connection, leafHash));
  }

  /** The entry that recorded the decision itself. */
  public Optional<Entry> byDecision(DecisionId id) {
    return allOf(id).stream().filter(entry -> entry.type() == EventType.DECISION).findFirst();
  }

  /** Every entry about the decision, oldest first: itself, explanations, reviews. */
  public List<Entry> allOf(DecisionId id) {
    return database.read(connection -> Entries.of(connection, id.value()));
  }

  /**
   * Passes on the entries {@code from} to before {@code to}, in order, without holding them all.
   */
  public void each(long from, long to, Consumer<Entry> consumer) {
    database.read(
        connection -> {
          Entries.each(connection, from, to, consumer);
          return true;
        });
  }

  /**
   * What people and the server did, newest first; not decisions and explanations, which are found
   * by their own ids.
   *
   * @param before index that all are below
   */
  public List<Entry> latest(Set<EventType> types, long before, int most) {
    return database.read(connection -> Entries.latest(connection, types, before, most));
  }

  /** As {@link #each}, only entries of a type whose sealed content was not erased, with it. */
  public void eachSealed(long from, long to, EventType type, Consumer<SealedEntry> consumer) {
    unsealer.each(from, to, type, consumer);
  }

  /**
   * Passes on those of some entries whose sealed content was not erased, with it.
   *
   * @param indices in ascending order
   */
  public void eachSealed(List<Long> indices, Consumer<SealedEntry> consumer) {
    unsealer.each(indices, consumer);
  }

  /**
   * The narrowest range of entries that holds every event of a time span; others may lie between.
   *
   * @param from inclusive
   * @param to exclusive
   * @return empty if there is no event in the span
   */
  public Optional<IndexRange> range(Instant from, Instant to) {
    return database
        .read(connection -> Entries.range(connection, from, to))
        .map(range -> new IndexRange(range[0], range[1]));
  }

  /** The sealed fields; empty once erased, or if nothing was sealed. */
  public Optional<Map<String, Object>> unseal(Entry entry) {
    return unsealer.fields(entry);
  }

  /** RFC 9901 disclosures, base64url; none once erased. */
  public List<String> disclosures(Entry entry) {
    return unsealer.disclosures(entry);
  }

  /** Where documents that belong to entries are sealed under the same keys. */
  public Vault vault() {
    return vault;
  }

  public long size() {
    return log.size();
  }

  /** The latest signed note; it covers an acknowledged entry within 2 s. */
  public Optional<byte[]> checkpoint() {
    return log.checkpoint();
  }

  /** When the latest checkpoint was signed, as the database says; empty if none was yet. */
  public Optional<Instant> signedAt() {
    return database.read(Checkpoints::latestTime);
  }

  /**
   * The latest signed note that a witness cosigned, unless its tree is smaller.
   *
   * @param size entries that the tree must have at least
   */
  public Optional<byte[]> cosignedCheckpoint(long size) {
    return log.cosigned(size);
  }

  /** Why a witness did not cosign when it was last asked, by its name. */
  public Map<String, String> witnessProblems() {
    return witnessRounds.problems();
  }

  /** Time-stamped checkpoints, the first of each day, whose trees end within a range of entries. */
  public List<StampedCheckpoint> timeStamps(IndexRange range) {
    return database.read(connection -> TimeStamps.daily(connection, range.from(), range.to()));
  }

  /** Why the time-stamping authority did not answer when it was last asked, if so. */
  public Optional<String> timeStampProblem() {
    return timeStampRounds.problem();
  }

  /** Why no checkpoint is signed any more, if so: somebody must look at the database. */
  public Optional<String> signingProblem() {
    return checkpointSigner.refusal();
  }

  /** Signs now what the timer would sign next. */
  public void signNow() {
    checkpointSigner.signIfGrown();
  }

  /**
   * A hash tile (C2SP tlog-tiles).
   *
   * @param width 1 to 256
   * @throws NotInLedgerException unless the tree has all its hashes
   */
  public byte[] tile(int level, long index, int width) {
    return log.tile(level, index, width);
  }

  /**
   * An entry bundle (C2SP tlog-tiles).
   *
   * @param width 1 to 256
   * @throws NotInLedgerException unless the log has all its entries
   */
  public byte[] entryBundle(long index, int width) {
    return log.entryBundle(index, width);
  }

  /**
   * @throws NotInLedgerException if the log has no such size, or the tree of it no such index
   */
  public InclusionProof inclusion(long index, long size) {
    return log.inclusion(index, size);
  }

  /**
   * @throws NotInLedgerException if the log has no such sizes
   */
  public ConsistencyProof consistency(long from, long to) {
    return log.consistency(from, to);
  }

  /**
   * The C2SP tlog-proof@v1 file of an entry.
   *
   * @throws NotInLedgerException if there is no such entry, or no checkpoint covers it yet
   */
  public String tlogProof(long index) {
    return tlogProof(index, null);
  }

  /**
   * @param extra base64 of bytes to carry along, outside what is proven; or null
   */
  public String tlogProof(long index, @Nullable String extra) {
    return log.tlogProof(index, extra);
  }

  /** The verifier key that the log signs with now. */
  public String vkey() {
    return keys.chain().current().vkey();
  }

  /** The keys it signs and signed with. */
  public LedgerKeys keys() {
    return new LedgerKeys(this, keys, options.clock());
  }

  /** How the key of a person is destroyed. */
  public Erasure erasure() {
    return new Erasure(this, database, erasedKeys, options.forgetting());
  }

  /** What may be pruned, and what was. */
  public Retention retention() {
    return new Retention(this, database);
  }

  /**
   * Does work in one transaction, in which nobody on any node appends, erases or prunes; it is to
   * be short. It may be done again when a connection is lost, so it must be the same twice as once.
   *
   * @param work with the size of the log
   * @throws LedgerUnavailableException if the database is away
   */
  public void undisturbed(Companion work) {
    database.transact(
        connection -> {
          work.write(connection, Head.locked(connection).range().size());
          return true;
        });
  }

  Instant now() {
    return options.clock().instant();
  }

  void reloadKeys() {
    database.read(
        connection -> {
          keys.load(connection);
          return true;
        });
  }

  /** The keys that sign beside it, as {@link #vkey}: its own further ones, then its witnesses'. */
  public List<String> cosigners() {
    List<String> keys = new ArrayList<>();
    options.cosigners().forEach(cosigner -> keys.add(cosigner.vkey()));
    options.witnesses().forEach(witness -> keys.add(witness.vkey()));
    return keys;
  }

  /** The log's name. */
  public String origin() {
    return options.keys().origin();
  }

  /** How a person is known beside the ledger: by an HMAC of the reference under the master key. */
  public byte[] reference(String subject) {
    return subjectKeys.reference(subject);
  }

  /**
   * Indices of the entries sealed under a person's key, in order; none once erased.
   *
   * @param reference of the person, as {@link #reference} gives it
   */
  public List<Long> about(byte[] reference) {
    return database.read(connection -> SubjectKeys.entries(connection, reference));
  }

  /**
   * Reads everything and recomputes it.
   *
   * @param progress hears now and then how many entries were read
   */
  public CheckResult selfCheck(LongConsumer progress) {
    return database.read(
        connection -> new FullCheck(connection, keys.chain().keys()).run(progress));
  }

  /** Writes what is queued, then stops; entries stay readable through another ledger. */
  @Override
  public void close() {
    appender.close();
    witnessRounds.close();
    timeStampRounds.close();
    checkpointSigner.close();
  }
}
