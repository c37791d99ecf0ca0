package org.probity.launcher.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.launcher.LauncherException;

/**
 * PostgreSQL's own programs, run in a session of their own so that Ctrl-C in a terminal reaches
 * only us, and we stop the database last.
 *
 * <p>PostgreSQL refuses to run as root. A user namespace without a mapping makes root look like
 * nobody to the program while it still owns its files, wherever they are.
 */
record PostgresPrograms(Path home) {

  /** A process that has not been started; replaced, not wrapped, by the program: same pid. */
  ProcessBuilder program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("setsid");
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(name).toString());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Runs a program to its end; its words go into the exception if it fails. */
  void run(String name, String... arguments) {
    try {
      Process process = program(name, arguments).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LauncherException("PostgreSQL's %s failed: %s", name, lastWords(output));
      }
    } catch (IOException e) {
      throw new LauncherException("PostgreSQL's %s cannot be started: %s", name, e.getMessage())
          .because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while PostgreSQL's %s ran.", name).because(e);
    }
  }

  /** The line of a log or an output that says most: the last error, else the last line. */
  static String lastWords(String output) {
    List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return lines.stream()
        .filter(l -> l.matches("(?i).*\\b(error|fatal|panic|could not|cannot)\\b.*"))
        .reduce((first, last) -> last)
        .orElse(lines.isEmpty() ? "it said nothing." : lines.get(lines.size() - 1));
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return false;
    }
  }
}
