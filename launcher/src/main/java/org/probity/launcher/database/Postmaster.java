package org.probity.launcher.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/** One running PostgreSQL server over one cluster, on the loopback address only. */
final class Postmaster {
  /** Write-ahead recovery after a crash under load takes seconds; a full minute is trouble. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** What differs from PostgreSQL's defaults, and why. fsync and its kin stay on. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          // Sockets in a shared folder can be taken over by name.
          "unix_socket_directories=",
          "max_connections=64",
          "shared_buffers=96MB",
          "max_wal_size=512MB",
          "timezone=UTC",
          "log_timezone=UTC",
          // Values of rows must not reach the log.
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "log_parameter_max_length_on_error=0");

  private final PostgresPrograms programs;
  private final Path cluster;
  private final Process process;

  private Postmaster(PostgresPrograms programs, Path cluster, Process process) {
    this.programs = programs;
    this.cluster = cluster;
    this.process = process;
  }

  static Postmaster start(PostgresPrograms programs, Path cluster, int port, Path log) {
    String[] arguments = new String[2 + 2 * (SETTINGS.size() + 1)];
    int at = 0;
    arguments[at++] = "-D";
    arguments[at++] = cluster.toString();
    for (String setting : SETTINGS) {
      arguments[at++] = "-c";
      arguments[at++] = setting;
    }
    arguments[at++] = "-c";
    arguments[at] = "port=" + port;
    try {
      Process process =
          programs
              .program("postgres", arguments)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      return new Postmaster(programs, cluster, process);
    } catch (IOException e) {
      throw new LauncherException("PostgreSQL cannot be started: %s", e.getMessage()).because(e);
    }
  }

  /**
   * Waits until somebody can sign in.
   *
   * @return false if the process ended first
   */
  boolean awaitReady(Login login) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (process.isAlive()) {
      try (Connection connection = login.connect()) {
        connection.isValid(1);
        return true;
      } catch (SQLException e) {
        if (!DatabaseFailures.notYet(e)) {
          throw DatabaseFailures.explain(login, e);
        }
      }
      if (Instant.now().isAfter(deadline)) {
        throw new LauncherException(
            "PostgreSQL is still not ready after %d minutes.", PATIENCE.toMinutes());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return false;
  }

  void onExit(Runnable action) {
    Thread watchdog =
        new Thread(
            () -> {
              process.onExit().join();
              action.run();
            },
            "postgres-watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  /** Ends open transactions, writes a checkpoint, leaves. */
  void stop() {
    if (process.isAlive()) {
      stop(programs, cluster);
    }
  }

  /** A server that an earlier process of ours left behind; null if none runs. */
  static @Nullable Long orphan(Path cluster) {
    try {
      Path pidFile = cluster.resolve("postmaster.pid");
      if (!Files.exists(pidFile)) {
        return null;
      }
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      return servesCluster(pid, cluster) ? pid : null;
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** By its command line: the number alone may by now be anyone's. */
  private static boolean servesCluster(long pid, Path cluster) throws IOException {
    Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
    if (!Files.isReadable(commandLine)) {
      return false;
    }
    List<String> words =
        List.of(new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).split("\0"));
    return words.contains(cluster.toString());
  }

  static void stop(PostgresPrograms programs, Path cluster) {
    Optional<ProcessHandle> handle =
        Optional.ofNullable(orphan(cluster)).flatMap(ProcessHandle::of);
    programs.run(
        "pg_ctl",
        "stop",
        "--pgdata=" + cluster,
        "--mode=fast",
        "--wait",
        "--timeout=" + STOP_PATIENCE.toSeconds());
    handle.ifPresent(h -> h.onExit().orTimeout(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
  }
}
