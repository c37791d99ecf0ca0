package org.probity.launcher.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One run of {@code bin/probity}. */
public final class ProbityProcess {
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private ProbityProcess(Process process) {
    this.process = process;
    this.readers =
        List.of(read(process.getInputStream(), output), read(process.getErrorStream(), errors));
  }

  public static Path distribution() {
    return Path.of(System.getProperty("probity.distribution"));
  }

  public static ProbityProcess start(String... arguments) {
    return start(Map.of(), arguments);
  }

  public static ProbityProcess start(Map<String, String> environment, String... arguments) {
    return run(Path.of(""), distribution().resolve("bin/probity"), environment, arguments);
  }

  /**
   * @param workingFolder of the process
   * @param script the command itself, or a link to it
   */
  public static ProbityProcess startIn(Path workingFolder, Path script, String... arguments) {
    return run(workingFolder, script, Map.of(), arguments);
  }

  private static ProbityProcess run(
      Path workingFolder, Path script, Map<String, String> environment, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = script.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workingFolder.toAbsolutePath().toFile());
    builder.environment().putAll(environment);
    return run(builder);
  }

  /** Any program that runs the script in its own way. */
  public static ProbityProcess by(String... command) {
    return run(new ProcessBuilder(command));
  }

  private static ProbityProcess run(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      ProbityProcess started = new ProbityProcess(process);
      Cleanup.later(started::terminateIfAlive);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line of standard output that contains the text. */
  public void awaitOutput(String text, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    while (output.stream().noneMatch(line -> line.contains(text))) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError("No line with \"" + text + "\": " + output + errors);
      }
      sleep();
    }
  }

  /** Waits for its own end and returns the exit code. */
  public int awaitExit(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Still running: " + output + errors);
      }
      for (Thread reader : readers) {
        reader.join(STOP.toMillis());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** SIGTERM, then the wait; returns the exit code. */
  public int terminate() {
    process.destroy();
    return awaitExit(STOP);
  }

  private void terminateIfAlive() {
    if (isAlive()) {
      terminate();
    }
  }

  /** SIGKILL, then the wait. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(STOP);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public List<String> output() {
    return output;
  }

  public List<String> errors() {
    return errors;
  }

  private static Thread read(InputStream stream, List<String> lines) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException e) {
                lines.add("(the stream broke off)");
              }
            });
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
