package org.probity.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The verifier of a bundle that is not ours to compile: {@code verify.py}, as the bundle has it.
 */
final class Script {
  private Script() {}

  /** Exit code, a space, and what it printed. */
  static String verify(Path bundle, String... options) throws IOException {
    Path script = bundle.resolveSibling("verify.py");
    if (!Files.exists(script)) {
      Files.write(script, Objects.requireNonNull(Zips.read(bundle).get("verify.py")));
    }
    List<String> command = new ArrayList<>(List.of("python3", "-I", script.toString()));
    command.add(bundle.toString());
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("verify.py hangs.");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return process.exitValue() + " " + output;
  }
}
