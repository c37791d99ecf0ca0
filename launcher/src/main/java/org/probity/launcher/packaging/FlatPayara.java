package org.probity.launcher.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payara Micro unpacked, so that its jars stand on the application class path: it starts faster
 * than nested, and class-data sharing works.
 */
final class FlatPayara {
  private FlatPayara() {}

  static void unpack(Path payaraMicro, Path target) throws IOException, InterruptedException {
    Path marker = target.resolve(payaraMicro.getFileName() + ".unpacked");
    if (Files.exists(marker)) {
      return;
    }
    Folders.delete(target);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                payaraMicro.toString(),
                "--rootdir",
                target.toString(),
                "--outputlauncher")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(payaraMicro + " could not be unpacked.");
    }
    Files.createFile(marker);
  }
}
