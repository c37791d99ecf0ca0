package org.probity.audit.verify;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A ZIP file that reads the same for everybody: each name once, the same files in its directory and
 * in its body, plain relative paths, limited sizes. Nothing is ever written to disk from it.
 */
final class BundleArchive implements AutoCloseable {
  private static final int MAX_FILES = 1_000_000;
  private static final long MAX_TOTAL = 64L << 30;

  /** Deflate reaches about 1000; a file of hashes or JSON stays far below 100. */
  private static final long MAX_RATIO = 200;

  private static final long SMALL = 1 << 20;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final ZipFile zip;
  private final Map<String, ZipEntry> files = new LinkedHashMap<>();
  private final Map<String, String> digests = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          task -> {
            Thread thread = new Thread(task, "bundle-check");
            thread.setDaemon(true);
            return thread;
          });

  private final FileChannel channel;

  /** Where the files lie, if directory and body are plainly alike; else empty. */
  private final Map<String, ZipBody.Place> places = new HashMap<>();

  /** Read to their ends, from their places. */
  private final Set<String> whole = ConcurrentHashMap.newKeySet();

  private BundleArchive(ZipFile zip, FileChannel channel) {
    this.zip = zip;
    this.channel = channel;
  }

  /**
   * {@link #requireSoundBody} is to follow.
   *
   * @throws VerificationException if the file is not such a ZIP
   * @throws IOException if it cannot be read
   */
  static BundleArchive open(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new VerificationException("There is no readable file " + file + ".");
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      BundleArchive archive = new BundleArchive(new ZipFile(file.toFile()), channel);
      try {
        archive.readDirectory();
        ZipBody.of(archive.channel, List.copyOf(archive.files.values()))
            .ifPresent(archive.places::putAll);
      } catch (RuntimeException | IOException e) {
        archive.close();
        throw e;
      }
      return archive;
    } catch (ZipException e) {
      channel.close();
      throw new VerificationException("This is not a sound ZIP file.", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void readDirectory() {
    long total = 0;
    for (Iterator<? extends ZipEntry> it = zip.stream().iterator(); it.hasNext(); ) {
      ZipEntry entry = it.next();
      requirePlain(entry.getName());
      long size = entry.getSize();
      long packed = Math.max(1, entry.getCompressedSize());
      total += size;
      if (size < 0 || total > MAX_TOTAL || (size > SMALL && size / packed > MAX_RATIO)) {
        throw new VerificationException("The ZIP file unpacks to an absurd size.");
      }
      if (files.put(entry.getName(), entry) != null) {
        throw new VerificationException("The ZIP file holds " + entry.getName() + " twice.");
      }
      if (files.size() > MAX_FILES) {
        throw new VerificationException("The ZIP file holds too many files.");
      }
    }
  }

  private static void requirePlain(String name) {
    for (String part : name.split("/", -1)) {
      if (!NAME.matcher(part).matches()) {
        throw new VerificationException("The ZIP file holds a file with an unsafe name.");
      }
    }
  }

  /** Some readers go by the directory, some by the body: they must not see different files. */
  private void compareWithBody() throws IOException {
    List<String> body = new ArrayList<>();
    Path file = Path.of(zip.getName());
    try (ZipInputStream in =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        body.add(entry.getName());
        if (body.size() > files.size()) {
          break;
        }
      }
    }
    if (!body.equals(new ArrayList<>(files.keySet()))) {
      throw new VerificationException("The ZIP file's directory and body name different files.");
    }
  }

  /**
   * Where each file was read whole from its place, and the places are alike in directory and body,
   * that is enough; else the body is read as those do who do not go by the directory.
   *
   * @throws VerificationException if some readers would see other files than others
   */
  void requireSoundBody() throws IOException {
    if (!places.isEmpty() && whole.containsAll(files.keySet())) {
      return;
    }
    try {
      compareWithBody();
    } catch (ZipException e) {
      throw new VerificationException("This is not a sound ZIP file.", e);
    }
  }

  /** Who may look at parts of it at once. */
  ExecutorService workers() {
    return workers;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(files.keySet());
  }

  /**
   * @param limit bytes at most
   * @throws VerificationException if the file is missing or longer
   */
  byte[] read(String name, int limit) throws IOException {
    ZipEntry entry = entry(name);
    if (entry.getSize() > limit) {
      throw new VerificationException(name + " is longer than it can be.");
    }
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  /** Yields no more bytes than the directory announces. */
  InputStream open(String name) throws IOException {
    ZipEntry entry = entry(name);
    ZipBody.Place place = places.get(name);
    InputStream in =
        place == null
            ? zip.getInputStream(entry)
            : new ZipSlice(channel, entry, place, () -> whole.add(name));
    return new Limited(in, entry.getSize());
  }

  /** As {@link #open}; read to its end, it is known by {@link #digest} too. */
  InputStream openDigested(String name) throws IOException {
    MessageDigest digest = Hash.newDigest();
    return new DigestInputStream(open(name), digest) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
          digests.computeIfAbsent(name, any -> labelled(digest));
        }
        return read;
      }
    };
  }

  /** {@code sha256:} and hex. */
  String digest(String name) throws IOException {
    if (!digests.containsKey(name)) {
      try (InputStream in = openDigested(name)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return String.valueOf(digests.get(name));
  }

  private static String labelled(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = files.get(name);
    if (entry == null) {
      throw new VerificationException(name + " is missing.");
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    channel.close();
    zip.close();
  }

  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new VerificationException("A file is longer than the ZIP file's directory says.");
      }
    }
  }
}
