package org.probity.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;

/** A failure is one line on the console; how it came about goes to a file. */
final class Failure {
  private Failure() {}

  static void report(RuntimeException failure, DataFolder folder, Console console) {
    String where = keep(failure, folder);
    String sentence =
        failure instanceof LauncherException
            ? failure.getMessage()
            : "Something unexpected happened (" + failure.getClass().getSimpleName() + ").";
    console.err().println("probity: " + sentence + where);
  }

  private static String keep(RuntimeException failure, DataFolder folder) {
    Path file = folder.logs().resolve("start.log");
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND))) {
      out.println(Instant.now());
      failure.printStackTrace(out);
      return " (more in " + folder.logs() + ")";
    } catch (IOException e) {
      return "";
    }
  }
}
