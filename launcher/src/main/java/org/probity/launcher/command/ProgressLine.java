package org.probity.launcher.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How far long work has come: one line that moves on a terminal, now and then a line elsewhere. */
final class ProgressLine implements AutoCloseable {
  private static final int CELLS = 24;
  private static final Duration TERMINAL_PACE = Duration.ofMillis(100);
  private static final Duration FILE_PACE = Duration.ofSeconds(10);

  private final boolean silent;
  private final boolean terminal;
  private final PrintStream out = System.err;
  private Instant next = Instant.EPOCH;
  private String shownStage = "";
  private boolean open;

  private ProgressLine(boolean silent, boolean terminal) {
    this.silent = silent;
    this.terminal = terminal;
  }

  static ProgressLine silent() {
    return new ProgressLine(true, false);
  }

  /** {@code bin/probity} says whether that is a terminal. */
  static ProgressLine onStandardError() {
    return new ProgressLine(false, Boolean.getBoolean("probity.terminal"));
  }

  /**
   * @param note figures so far, or empty
   */
  synchronized void at(String stage, long done, long total, String note) {
    Instant now = Instant.now();
    boolean worthALine = done >= total || !stage.equals(shownStage) || now.isAfter(next);
    if (silent || !worthALine) {
      return;
    }
    shownStage = stage;
    next = now.plus(terminal ? TERMINAL_PACE : FILE_PACE);
    String line = line(stage, done, total, note);
    if (terminal) {
      // Carriage return and "erase to the end of the line" (ECMA-48).
      out.print("\r" + line + "\u001b[K");
      open = true;
      if (done >= total) {
        close();
      }
    } else {
      out.println(line);
    }
  }

  private String line(String stage, long done, long total, String note) {
    long percent = total == 0 ? 100 : 100 * done / total;
    String bar =
        terminal
            ? "[" + "#".repeat(cells(percent)) + " ".repeat(CELLS - cells(percent)) + "] "
            : "";
    return String.format(Locale.ROOT, "%s %s%3d %% %s", stage, bar, percent, note).stripTrailing();
  }

  private static int cells(long percent) {
    return (int) (CELLS * Math.min(percent, 100) / 100);
  }

  @Override
  public synchronized void close() {
    if (open) {
      out.println();
      open = false;
    }
  }
}
