package org.probity.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.probity.launcher.data.DataFolder;

/** The operator's console, kept for our own few lines; what libraries print goes to a file. */
record Console(PrintStream out, PrintStream err) {

  static Console keepFor(DataFolder folder) {
    Console console = new Console(System.out, System.err);
    try {
      PrintStream file =
          new PrintStream(folder.logs().resolve("console.log").toFile(), StandardCharsets.UTF_8);
      System.setOut(file);
      System.setErr(file);
    } catch (IOException e) {
      throw folder.failure(e);
    }
    return console;
  }
}
