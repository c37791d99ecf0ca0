package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Http;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/** Issue 2, "Start": after kill -9 of either or both the server recovers by itself. */
class CrashIT {
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  @Test
  void itRecoversWhicheverIsKilled() throws IOException {
    Path data = TestFolders.create("crash");
    TestServer server = TestServer.start(data);
    killTheDatabase(server);

    server.process().kill();
    long orphan = postmaster(data);
    assertThat(ProcessHandle.of(orphan)).isPresent();
    server = TestServer.start(data);
    assertThat(Http.status(server.url("/v2/health/ready"))).isEqualTo(200);
    assertThat(ProcessHandle.of(orphan)).isEmpty();

    long database = postmaster(data);
    server.process().kill();
    ProcessHandle.of(database).ifPresent(ProcessHandle::destroyForcibly);
    try (TestServer next = TestServer.start(data)) {
      assertThat(Http.status(next.url("/v2/health/ready"))).isEqualTo(200);
    }
  }

  /** The pool's connections are dead; it must find the new server by itself. */
  private static void killTheDatabase(TestServer server) throws IOException {
    long before = postmaster(server.data());
    assertThat(ProcessHandle.of(before).map(ProcessHandle::destroyForcibly)).contains(true);
    awaitAnotherPostmaster(server.data(), before);
    Http.awaitStatus(server.url("/v2/health/ready"), 200, RECOVERY);
    assertThat(server.process().isAlive()).isTrue();
  }

  private static void awaitAnotherPostmaster(Path data, long before) {
    org.assertj.core.api.Assertions.assertThatCode(
            () -> {
              long deadline = System.nanoTime() + RECOVERY.toNanos();
              while (currentPostmaster(data).filter(pid -> pid != before).isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(100);
              }
            })
        .doesNotThrowAnyException();
  }

  private static Optional<Long> currentPostmaster(Path data) {
    try {
      return Optional.of(postmaster(data));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static long postmaster(Path data) throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
  }
}
