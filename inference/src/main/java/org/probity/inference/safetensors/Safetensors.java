package org.probity.inference.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.inference.ModelException;

/**
 * Reads and writes safetensors files (https://github.com/huggingface/safetensors, "Format"): eight
 * bytes of header length, a JSON header, then the tensors' bytes end to end.
 *
 * <p>The reader takes nothing on trust: the header is bounded, every byte belongs to exactly one
 * tensor, values are finite, and a file that carries our checksum must match it.
 */
public final class Safetensors {
  /** Far above the header of any model served here; an absurd length must not cost memory. */
  static final int MAX_HEADER_BYTES = 4 << 20;

  /** Metadata key of the checksum that {@link #write} leaves: SHA-256 of the data section. */
  static final String CHECKSUM = "sha256";

  private Safetensors() {}

  /**
   * @return tensors over one buffer outside the heap
   * @throws ModelException if the file cannot be read or is not strictly what the format asks
   */
  public static SafetensorsFile read(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < Long.BYTES || size > Integer.MAX_VALUE) {
        throw new ModelException("The safetensors file is empty or larger than 2 GiB.");
      }
      // Not mapped: a mapped file that another process truncates takes the JVM down.
      ByteBuffer file = ByteBuffer.allocateDirect((int) size).order(ByteOrder.LITTLE_ENDIAN);
      while (file.hasRemaining() && channel.read(file) >= 0) {}
      file.flip();
      if (file.remaining() != size) {
        throw new ModelException("The safetensors file ends early.");
      }
      long headerLength = file.getLong();
      if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > size - Long.BYTES) {
        throw new ModelException("The safetensors header has an impossible length.");
      }
      byte[] header = new byte[(int) headerLength];
      file.get(header);
      SafetensorsFile read = Header.parse(header, file.slice().order(ByteOrder.LITTLE_ENDIAN));
      verifyChecksum(read.metadata(), file);
      read.tensors().forEach(Safetensors::requireFinite);
      return read;
    } catch (IOException e) {
      throw new ModelException("The safetensors file cannot be read.", e);
    }
  }

  /**
   * Writes the tensors in the order of their names, with a checksum.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(
      Path path, SortedMap<String, StoredTensor> tensors, Map<String, String> metadata)
      throws IOException {
    MessageDigest digest = sha256();
    tensors.values().forEach(t -> digest.update(t.bytes().duplicate()));
    SortedMap<String, String> remarks = new TreeMap<>(metadata);
    remarks.put(CHECKSUM, HexFormat.of().formatHex(digest.digest()));
    byte[] header = Header.render(tensors, remarks).getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putLong(header.length).flip();
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, length);
      writeFully(channel, ByteBuffer.wrap(header));
      for (StoredTensor tensor : tensors.values()) {
        writeFully(channel, tensor.bytes().duplicate());
      }
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void verifyChecksum(Map<String, String> metadata, ByteBuffer data) {
    String expected = metadata.get(CHECKSUM);
    if (expected == null) {
      return;
    }
    MessageDigest digest = sha256();
    digest.update(data.duplicate());
    if (!expected.equals(HexFormat.of().formatHex(digest.digest()))) {
      throw new ModelException("The weights differ from the checksum they carry.");
    }
  }

  private static void requireFinite(String name, StoredTensor tensor) {
    if (!tensor.type().equals("F32")) {
      return;
    }
    FloatBuffer values = tensor.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (values.hasRemaining()) {
      if (!Float.isFinite(values.get())) {
        throw new ModelException("The tensor " + name + " holds a value that is not finite.");
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
