package org.probity.reports.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.probity.reports.ReportException;

/**
 * A bundle on its way: first written in part, then whole but for its proof, then published. Each
 * step is one move, so that whoever comes after a crash finds the step before or the step itself.
 */
public final class BundleDraft {
  private static final String PART = ".part";
  private static final String WHOLE = ".unproven";

  private final Path target;
  private final Path part;
  private final Path whole;

  public BundleDraft(Path target) {
    this.target = target;
    this.part = Path.of(target + PART);
    this.whole = Path.of(target + WHOLE);
  }

  /** Whether an earlier process wrote everything but the proof. */
  public boolean whole() {
    return Files.exists(whole);
  }

  /**
   * Where to write; a part left by an earlier process is written over.
   *
   * @throws ReportException if there is a file where the bundle is to be
   */
  public Path begin() {
    if (Files.exists(target)) {
      throw new ReportException("There is a file " + target + " already.");
    }
    return part;
  }

  /** Everything but the proof is in it, and on the disk. */
  public void written() throws IOException {
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  public byte[] read(String name) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(whole)) {
      return Files.readAllBytes(zip.getPath(name));
    }
  }

  /** Adds a file to what is whole, or puts it in the place of one of that name. */
  public void add(String name, byte[] content, Instant time) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(whole)) {
      Path file = zip.getPath(name);
      Files.write(file, content);
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }

  public void publish() throws IOException {
    Files.move(whole, target);
  }

  public void discardPart() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The next attempt writes over it; the failure itself says more.
    }
  }
}
