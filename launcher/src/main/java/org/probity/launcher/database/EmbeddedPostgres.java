package org.probity.launcher.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;

/**
 * A PostgreSQL of our own under the data folder.
 *
 * <p>It comes back by itself: a server left behind by a killed process of ours is stopped first; a
 * server that dies under us is started again on the same port, and its write-ahead log recovers.
 */
public final class EmbeddedPostgres implements Database {
  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

  /** How long backends of a killed server may take to let go of its memory. */
  private static final Duration LEAVING = Duration.ofSeconds(30);

  private static final long LARGE_LOG = 8L << 20;

  private final DataFolder folder;
  private final PostgresPrograms programs;
  private final Path log;
  private final int port;
  private final Login superuser;
  private final Login owner;
  private final Login writer;
  private Postmaster postmaster;
  private volatile boolean closing;

  private EmbeddedPostgres(DataFolder folder, PostgresPrograms programs, Secrets secrets) {
    this.folder = folder;
    this.programs = programs;
    this.log = folder.logs().resolve("postgres.log");
    this.port = FreePort.choose();
    String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
    this.superuser = new Login(server + "postgres", Cluster.SUPERUSER, secrets.superuser());
    this.owner = new Login(server + Users.DATABASE, Users.OWNER, secrets.owner());
    this.writer = new Login(server + Users.DATABASE, Users.WRITER, secrets.writer());
    this.postmaster = startUntilReady();
  }

  /**
   * @param home of PostgreSQL's programs
   * @param folder locked by this process
   */
  public static EmbeddedPostgres start(Path home, DataFolder folder) {
    PostgresPrograms programs = new PostgresPrograms(home);
    Secrets secrets = Secrets.of(folder);
    Cluster.create(programs, folder, secrets);
    EmbeddedPostgres started = new EmbeddedPostgres(folder, programs, secrets);
    try {
      Users.ensure(started.superuser, started.owner, started.writer);
      started.watch();
      return started;
    } catch (LauncherException e) {
      started.close();
      throw e;
    }
  }

  @Override
  public Login owner() {
    return owner;
  }

  @Override
  public Login writer() {
    return writer;
  }

  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      postmaster.stop();
    }
  }

  private Postmaster startUntilReady() {
    Instant deadline = Instant.now().plus(LEAVING);
    keepLogSmall();
    try {
      while (true) {
        if (Postmaster.orphan(folder.postgres()) != null) {
          Postmaster.stop(programs, folder.postgres());
        }
        long before = Files.exists(log) ? Files.size(log) : 0;
        Postmaster started = Postmaster.start(programs, folder.postgres(), port, log);
        if (started.awaitReady(superuser)) {
          return started;
        }
        String said = wordsSince(before);
        if (said.contains("No space left on device")) {
          throw folder.full();
        }
        if (Instant.now().isAfter(deadline)) {
          throw new LauncherException(
              "PostgreSQL does not start: %s (see %s)", PostgresPrograms.lastWords(said), log);
        }
        TimeUnit.MILLISECONDS.sleep(300);
      }
    } catch (IOException e) {
      throw folder.failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while PostgreSQL started.").because(e);
    }
  }

  private void watch() {
    postmaster.onExit(this::restart);
  }

  /** Runs when the server has ended; the application's pool finds the new one on the same port. */
  private synchronized void restart() {
    while (!closing) {
      LOG.log(System.Logger.Level.WARNING, "PostgreSQL ended by itself and is started again.");
      try {
        postmaster = startUntilReady();
        watch();
        return;
      } catch (LauncherException e) {
        LOG.log(System.Logger.Level.ERROR, e.getMessage());
      }
    }
  }

  private String wordsSince(long position) throws IOException {
    byte[] all = Files.readAllBytes(log);
    int from = (int) Math.min(position, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  private void keepLogSmall() {
    try {
      if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
        Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }
}
