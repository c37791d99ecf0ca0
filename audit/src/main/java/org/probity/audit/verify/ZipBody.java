package org.probity.audit.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * Where the files of a plainly made ZIP lie: one behind the other from the first byte on, in the
 * order of the directory, which follows the last of them and ends the file (APPNOTE 4.3). Then
 * whoever reads the body and whoever goes by the directory see the same files, provided that each
 * fills its place exactly, which {@link ZipSlice} looks at.
 */
final class ZipBody {
  private static final int LOCAL = 0x04034b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;

  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int END_64_LENGTH = 56;
  private static final int LOCATOR_LENGTH = 20;

  /** Sizes follow the data; names are UTF-8. Any other flag is for others to understand. */
  private static final int SIZES_FOLLOW = 1 << 3;

  private static final int KNOWN_FLAGS = SIZES_FOLLOW | (1 << 11) | 0b110;

  private static final long MAX_32 = 0xffffffffL;
  private static final int MAX_16 = 0xffff;

  private final FileChannel file;
  private final Map<String, Place> places = new HashMap<>();
  private long at;

  private ZipBody(FileChannel file) {
    this.file = file;
  }

  /**
   * Of one file's data, packed.
   *
   * @param from offset of the first byte
   * @param length in bytes
   */
  record Place(long from, long length) {}

  /** The ZIP is made otherwise; nothing is known of it. */
  private static final class OtherwiseException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param directory the files as the directory has them, in its order
   * @return where each lies; empty if the ZIP is made otherwise, which may be no fault
   * @throws IOException if it cannot be read
   */
  static Optional<Map<String, Place>> of(FileChannel file, List<? extends ZipEntry> directory)
      throws IOException {
    ZipBody body = new ZipBody(file);
    try {
      long[] offsets = new long[directory.size()];
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = body.at;
        body.passFile(directory.get(i));
      }
      long start = body.at;
      for (int i = 0; i < offsets.length; i++) {
        body.passDirectoryLine(directory.get(i), offsets[i]);
      }
      body.passEnd(offsets.length, start);
      return Optional.of(body.places);
    } catch (OtherwiseException e) {
      return Optional.empty();
    }
  }

  private void passFile(ZipEntry entry) throws IOException {
    ByteBuffer header = take(LOCAL_LENGTH);
    require(header.getInt() == LOCAL);
    header.getShort();
    int flags = header.getShort() & MAX_16;
    require((flags & ~KNOWN_FLAGS) == 0 && (header.getShort() & MAX_16) == entry.getMethod());
    header.getInt();
    boolean sizesFollow = (flags & SIZES_FOLLOW) != 0;
    require(sizesFollow ? leavesSizesOut(header, entry) : hasSizes(header, entry));
    header.position(LOCAL_LENGTH - 2 * Short.BYTES);
    passName(entry, header.getShort() & MAX_16);
    at += header.getShort() & MAX_16;
    places.put(entry.getName(), new Place(at, entry.getCompressedSize()));
    at += entry.getCompressedSize();
    if (sizesFollow) {
      passDescriptor(entry);
    }
  }

  private static boolean leavesSizesOut(ByteBuffer header, ZipEntry entry) {
    return entry.getMethod() == ZipEntry.DEFLATED
        && header.getInt() == 0
        && header.getInt() == 0
        && header.getInt() == 0;
  }

  private static boolean hasSizes(ByteBuffer header, ZipEntry entry) {
    return (header.getInt() & MAX_32) == entry.getCrc()
        && (header.getInt() & MAX_32) == entry.getCompressedSize()
        && (header.getInt() & MAX_32) == entry.getSize();
  }

  private void passDescriptor(ZipEntry entry) throws IOException {
    boolean large = entry.getSize() >= MAX_32 || entry.getCompressedSize() >= MAX_32;
    ByteBuffer sizes = take(large ? 24 : 16);
    require(sizes.getInt() == DESCRIPTOR && (sizes.getInt() & MAX_32) == entry.getCrc());
    if (large) {
      require(sizes.getLong() == entry.getCompressedSize() && sizes.getLong() == entry.getSize());
    } else {
      require((sizes.getInt() & MAX_32) == entry.getCompressedSize());
      require((sizes.getInt() & MAX_32) == entry.getSize());
    }
  }

  private void passName(ZipEntry entry, int length) throws IOException {
    byte[] name = entry.getName().getBytes(StandardCharsets.US_ASCII);
    require(length == name.length && take(length).equals(ByteBuffer.wrap(name)));
  }

  private void passDirectoryLine(ZipEntry entry, long offset) throws IOException {
    ByteBuffer line = take(CENTRAL_LENGTH);
    require(line.getInt() == CENTRAL);
    line.position(28);
    int name = line.getShort() & MAX_16;
    int extra = line.getShort() & MAX_16;
    // No comment, first disk.
    require(line.getInt() == 0);
    line.position(CENTRAL_LENGTH - Integer.BYTES);
    long announced = line.getInt() & MAX_32;
    passName(entry, name);
    ByteBuffer more = take(extra);
    // Of an entry beyond 4 GiB the offset stands last among its large sizes (APPNOTE 4.5.3).
    require(announced == MAX_32 ? lastOf64(more) == offset : announced == offset);
  }

  private static long lastOf64(ByteBuffer extra) throws OtherwiseException {
    while (extra.remaining() >= 4) {
      int id = extra.getShort() & MAX_16;
      int length = extra.getShort() & MAX_16;
      require(length <= extra.remaining());
      int end = extra.position() + length;
      if (id == 1) {
        require(length >= Long.BYTES && length % Long.BYTES == 0);
        return extra.getLong(end - Long.BYTES);
      }
      extra.position(end);
    }
    throw new OtherwiseException();
  }

  private void passEnd(int files, long start) throws IOException {
    long end = at;
    if (file.size() - at > END_LENGTH) {
      ByteBuffer large = take(END_64_LENGTH);
      require(large.getInt() == END_64 && large.getLong() == END_64_LENGTH - 12);
      large.position(24);
      require(large.getLong() == files);
      require(large.getLong() == files);
      require(large.getLong() == end - start && large.getLong() == start);
      ByteBuffer locator = take(LOCATOR_LENGTH);
      require(locator.getInt() == LOCATOR_64 && locator.getInt() == 0 && locator.getLong() == end);
    }
    ByteBuffer last = take(END_LENGTH);
    require(last.getInt() == END && last.getInt() == 0);
    require(isOrMost(last.getShort() & MAX_16, files, MAX_16));
    require(isOrMost(last.getShort() & MAX_16, files, MAX_16));
    require(isOrMost(last.getInt() & MAX_32, end - start, MAX_32));
    require(isOrMost(last.getInt() & MAX_32, start, MAX_32));
    require(last.getShort() == 0 && at == file.size());
  }

  /** The largest number means that the true one stands in the large end before. */
  private static boolean isOrMost(long given, long number, long most) {
    return given == Math.min(number, most);
  }

  private ByteBuffer take(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      require(file.read(bytes, at + bytes.position()) > 0);
    }
    at += length;
    return bytes.flip();
  }

  private static void require(boolean asExpected) throws OtherwiseException {
    if (!asExpected) {
      throw new OtherwiseException();
    }
  }
}
