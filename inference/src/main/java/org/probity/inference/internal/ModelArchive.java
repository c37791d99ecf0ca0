package org.probity.inference.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.probity.inference.ImportLimits;
import org.probity.inference.ModelException;

/**
 * Unpacks an uploaded model. Nothing in the archive decides where a byte goes beyond a short list
 * of plain names, and sizes are counted as they come, not as the archive states them.
 */
public final class ModelArchive {
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}){0,4}/?");
  private static final int BLOCK = 1 << 16;

  private ModelArchive() {}

  /**
   * @throws ModelException saying why the archive is refused
   */
  public static void unpack(InputStream archive, Path folder, ImportLimits limits)
      throws IOException {
    Path file = Files.createTempFile(folder.getParent(), "upload", ".zip");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        copy(archive, out, limits.archiveBytes());
      }
      ZipDirectory.refuseLinks(file);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        unpack(zip, folder, limits);
      }
    } catch (ZipException e) {
      throw new ModelException("The archive is not a ZIP, or it is damaged.", e);
    } finally {
      Files.delete(file);
    }
  }

  private static void unpack(ZipFile zip, Path folder, ImportLimits limits) throws IOException {
    List<? extends ZipEntry> entries = zip.stream().limit(limits.entries() + 1L).toList();
    if (entries.size() > limits.entries()) {
      throw new ModelException("The archive holds more than " + limits.entries() + " files.");
    }
    String root = root(entries);
    Set<String> seen = new HashSet<>();
    long left = limits.unpackedBytes();
    for (ZipEntry entry : entries) {
      String name = entry.getName();
      if (!NAME.matcher(name).matches()) {
        throw new ModelException(
            "The archive holds a name that is not plain: letters, digits, - _ . and / only.");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new ModelException("The archive holds two files of one name.");
      }
      if (!entry.isDirectory() && name.startsWith(root)) {
        Path target = folder.resolve(name.substring(root.length()));
        Files.createDirectories(target.getParent());
        left -= unpack(zip, entry, target, left, limits);
      }
    }
  }

  private static long unpack(
      ZipFile zip, ZipEntry entry, Path target, long left, ImportLimits limits) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    long most = Math.min(left, Math.max(BLOCK, packed * limits.ratio()));
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      return copy(in, out, most);
    }
  }

  /** The folder in which model.json lies: the root, or the one folder at the top. */
  private static String root(List<? extends ZipEntry> entries) {
    List<String> manifests =
        entries.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.matches("([^/]+/)?model\\.json"))
            .toList();
    if (manifests.contains("model.json")) {
      return "";
    }
    if (manifests.size() != 1) {
      throw new ModelException("The archive holds no model.json at its root.");
    }
    return manifests.get(0).substring(0, manifests.get(0).indexOf('/') + 1);
  }

  private static long copy(InputStream in, OutputStream out, long most) throws IOException {
    byte[] block = new byte[BLOCK];
    long copied = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      copied += read;
      if (copied > most) {
        throw new ModelException("The archive is larger, or unpacks to more, than is taken.");
      }
      out.write(block, 0, read);
    }
    return copied;
  }
}
