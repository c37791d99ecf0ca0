package org.probity.web.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.packs.Workshop;
import org.probity.web.http.Json;

/**
 * Has the distribution's own command build packs, in a process of low priority with little memory
 * and a deadline, one at a time: compiling takes seconds of work that would else delay answers.
 */
final class ChildWorkshop implements Workshop {
  /** In idle time only; a machine that is never idle must still compile, so then beside others. */
  private static final List<Priority> PRIORITIES =
      List.of(
          new Priority(List.of("/usr/bin/chrt", "-i", "0"), 45),
          new Priority(List.of("/usr/bin/nice", "-n", "10"), 180));

  private static final String OWNER_ONLY = "rwx------";

  /**
   * @param command that runs another with it
   * @param seconds that are given it
   */
  private record Priority(List<String> command, int seconds) {
    /** Nothing where the machine has no such command. */
    List<String> prefix() {
      return Files.isExecutable(Path.of(command.get(0))) ? command : List.of();
    }
  }

  private final Path home;
  private final Path temporary;
  private final Semaphore bench = new Semaphore(1);

  /**
   * @param home the distribution
   * @param temporary folder for what the child reads and writes; made when needed
   */
  ChildWorkshop(Path home, Path temporary) {
    this.home = home;
    this.temporary = temporary;
  }

  @Override
  public Built build(String source) {
    if (!bench.tryAcquire()) {
      throw new GuardException(Kind.CONFLICT, "Another pack is being built; try again.");
    }
    try {
      Files.createDirectories(temporary);
      Path folder =
          Files.createTempDirectory(
              temporary,
              "pack",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      try {
        return build(source, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new GuardException(Kind.UNAVAILABLE, "The pack could not be built now.", e);
    } finally {
      bench.release();
    }
  }

  private Built build(String source, Path folder) throws IOException {
    Path pack = folder.resolve("pack.yaml");
    Files.writeString(pack, source, StandardCharsets.UTF_8);
    if (exit(pack, folder) != 0) {
      // The source was read before, so this is our generator's or compiler's fault, or a limit's.
      throw new GuardException(Kind.UNPROCESSABLE, "The pack cannot be compiled.");
    }
    JsonNode report = Json.mapper().readTree(Files.readAllBytes(folder.resolve("report.json")));
    return new Built(
        Files.readString(folder.resolve("model")),
        Files.readAllBytes(folder.resolve("classes.zip")),
        report.toString(),
        report.path("failures").isEmpty());
  }

  /** The child's, at the first priority at which it ends in time. */
  private int exit(Path pack, Path folder) throws IOException {
    for (Priority priority : PRIORITIES) {
      Process child =
          new ProcessBuilder(command(priority, pack, folder))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      if (ends(child, priority.seconds())) {
        return child.exitValue();
      }
    }
    throw new GuardException(Kind.UNPROCESSABLE, "The pack takes too long to compile.");
  }

  private List<String> command(Priority priority, Path pack, Path folder) {
    List<String> command = new ArrayList<>(priority.prefix());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-Dprobity.home=" + home,
            "-jar",
            home.resolve("lib/boot.jar").toString(),
            "policy",
            "build",
            pack.toString(),
            folder.toString()));
    return command;
  }

  /** Whether it did; else it is killed, and gone. */
  private static boolean ends(Process child, int seconds) {
    try {
      return child.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuardException(Kind.UNAVAILABLE, "The server is stopping.", e);
    } finally {
      child.destroyForcibly().onExit().join();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
