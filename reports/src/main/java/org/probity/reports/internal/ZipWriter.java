package org.probity.reports.internal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a ZIP file and keeps the digest of each file in it. */
public final class ZipWriter implements AutoCloseable {
  private final ZipOutputStream zip;
  private final FileTime time;
  private final Map<String, String> digests = new TreeMap<>();

  public ZipWriter(Path target, Instant time) throws IOException {
    this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)));
    this.time = FileTime.from(time);
  }

  /** Writes one file as it comes. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  public void add(String name, byte[] content) throws IOException {
    add(name, out -> out.write(content));
  }

  public void add(String name, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(time);
    zip.putNextEntry(entry);
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(new KeepOpen(zip), digest)) {
      content.writeTo(out);
    }
    zip.closeEntry();
    digests.put(name, "sha256:" + HexFormat.of().formatHex(digest.digest()));
  }

  /** Of all files so far, by name. */
  public Map<String, String> digests() {
    return Collections.unmodifiableMap(digests);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** One file ends, the archive does not. */
  private static final class KeepOpen extends FilterOutputStream {
    KeepOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
