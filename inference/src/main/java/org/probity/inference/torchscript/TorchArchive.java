package org.probity.inference.torchscript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.probity.inference.ModelException;

/** What can be told of a TorchScript file, which is a ZIP, before native code reads it. */
final class TorchArchive {
  private static final int MAX_ENTRIES = 20_000;

  /** PyTorch compresses source text only; weights are stored. */
  private static final long MAX_INFLATED = 64 << 20;

  private TorchArchive() {}

  /**
   * @throws ModelException if the file cannot be a TorchScript program
   */
  static void check(Path file) {
    boolean data = false;
    boolean code = false;
    long inflated = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new ModelException("The TorchScript file has more parts than can be.");
      }
      for (ZipEntry entry : zip.stream().toList()) {
        inflated += entry.getMethod() == ZipEntry.STORED ? 0 : entry.getSize();
        if (inflated > MAX_INFLATED) {
          throw new ModelException("The TorchScript file unpacks to more than is taken.");
        }
        data |= entry.getName().endsWith("/data.pkl");
        code |= entry.getName().contains("/code/");
        if (entry.getName().endsWith(".py")) {
          ProgramText.check(zip, entry);
        }
      }
    } catch (IOException e) {
      throw new ModelException("A file of the model is not a TorchScript program.", e);
    }
    if (!data || !code) {
      throw new ModelException(
          "The file holds weights without a program; save it with torch.jit.save.");
    }
  }
}
