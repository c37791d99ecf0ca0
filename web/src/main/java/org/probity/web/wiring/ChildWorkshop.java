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
  private static final int SECONDS = 180;

  /** The lowest priority that the machine offers, the best first: idle time only; nice. */
  private static final List<List<String>> LOW_PRIORITY =
      List.of(List.of("/usr/bin/chrt", "-i", "0"), List.of("/usr/bin/nice", "-n", "19"));

  private static final String OWNER_ONLY = "rwx------";

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
    Process child =
        new ProcessBuilder(command(pack, folder))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    int exit = await(child);
    if (exit != 0) {
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

  private List<String> command(Path pack, Path folder) {
    List<String> command = new ArrayList<>();
    LOW_PRIORITY.stream()
        .filter(prefix -> Files.isExecutable(Path.of(prefix.get(0))))
        .findFirst()
        .ifPresent(command::addAll);
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

  private static int await(Process child) {
    try {
      if (!child.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new GuardException(Kind.UNPROCESSABLE, "The pack takes too long to compile.");
      }
      return child.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuardException(Kind.UNAVAILABLE, "The server is stopping.", e);
    } finally {
      child.destroyForcibly();
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
