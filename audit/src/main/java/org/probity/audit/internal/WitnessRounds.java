package org.probity.audit.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.probity.audit.LedgerOptions;
import org.probity.audit.WitnessService;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.VerifierKey;

/**
 * Asks the witnesses, one after another and off every other path, to cosign the latest checkpoint.
 * One that does not answer holds nothing up; why is kept to be told.
 */
public final class WitnessRounds implements AutoCloseable {
  private static final Logger LOG = System.getLogger(WitnessRounds.class.getName());

  private final Database database;
  private final LedgerOptions options;
  private final LogReader log;
  private final LogKeys keys;
  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "probity-witness-rounds");
            thread.setDaemon(true);
            return thread;
          });

  public WitnessRounds(Database database, LedgerOptions options, LogReader log, LogKeys keys) {
    this.database = database;
    this.options = options;
    this.log = log;
    this.keys = keys;
  }

  public void start() {
    if (!options.witnesses().isEmpty()) {
      long interval = options.witnessInterval().toMillis();
      var unused = timer.scheduleWithFixedDelay(this::round, 0, interval, TimeUnit.MILLISECONDS);
    }
  }

  /** Why a witness did not cosign when it was last asked, by its name. */
  public Map<String, String> problems() {
    return new TreeMap<>(problems);
  }

  private void round() {
    for (WitnessService witness : options.witnesses()) {
      String name = VerifierKey.parse(witness.vkey()).name();
      try {
        ask(witness);
        problems.remove(name);
      } catch (RuntimeException e) {
        String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (!problem.equals(problems.put(name, problem))) {
          LOG.log(Level.WARNING, "No cosignature of {0}: {1}", name, problem);
        }
      }
    }
  }

  private void ask(WitnessService witness) {
    Optional<byte[]> note = database.read(Checkpoints::latest);
    if (note.isEmpty()) {
      return;
    }
    long size = Checkpoint.open(note.get(), keys.chain().keys()).size();
    if (size == 0 || database.read(connection -> has(connection, size, witness.vkey()))) {
      return;
    }
    String line = witness.cosign(note.get(), size, from -> log.consistency(from, size).hashes());
    database.transact(
        connection -> {
          add(connection, size, witness.vkey(), line);
          return true;
        });
  }

  private static boolean has(Connection connection, long size, String vkey) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT FROM ledger_cosignature WHERE size = ? AND vkey = ?")) {
      select.setLong(1, size);
      select.setString(2, vkey);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Unless the checkpoint was thinned out meanwhile, or another node was quicker. */
  private void add(Connection connection, long size, String vkey, String line) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_cosignature (size, vkey, line, received_at)"
                + " SELECT size, ?, ?, ? FROM ledger_checkpoint WHERE size = ? FOR KEY SHARE"
                + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, vkey);
      insert.setString(2, line);
      insert.setTimestamp(3, Timestamp.from(options.clock().instant()));
      insert.setLong(4, size);
      insert.executeUpdate();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
