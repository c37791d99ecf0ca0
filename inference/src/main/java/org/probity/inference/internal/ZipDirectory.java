package org.probity.inference.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.probity.inference.ModelException;

/** The central directory of a ZIP (APPNOTE.TXT 4.3), for what java.util.zip does not tell. */
final class ZipDirectory {
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int MAX_DIRECTORY = 1 << 20;

  /** Unix file type in the upper half of the external attributes (Info-ZIP). */
  private static final int FILE_TYPE = 0xf000;

  private static final int REGULAR = 0x8000;
  private static final int FOLDER = 0x4000;

  private ZipDirectory() {}

  /**
   * @throws ModelException if the file is no ZIP, or an entry is a link, device or the like
   */
  static void refuseLinks(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer directory = directory(channel);
      while (directory.remaining() >= ENTRY_LENGTH) {
        int start = directory.position();
        if (directory.getInt(start) != ENTRY) {
          throw damaged();
        }
        int type = (directory.getInt(start + 38) >>> 16) & FILE_TYPE;
        if (type != 0 && type != REGULAR && type != FOLDER) {
          throw new ModelException("The archive holds links or other special files.");
        }
        int length =
            ENTRY_LENGTH
                + unsigned(directory, start + 28)
                + unsigned(directory, start + 30)
                + unsigned(directory, start + 32);
        if (length > directory.remaining()) {
          throw damaged();
        }
        directory.position(start + length);
      }
    }
  }

  private static ByteBuffer directory(FileChannel channel) throws IOException {
    int tail = (int) Math.min(channel.size(), END_LENGTH + MAX_COMMENT);
    ByteBuffer end = read(channel, channel.size() - tail, tail);
    for (int at = tail - END_LENGTH; at >= 0; at--) {
      if (end.getInt(at) == END) {
        long size = Integer.toUnsignedLong(end.getInt(at + 12));
        long offset = Integer.toUnsignedLong(end.getInt(at + 16));
        if (size > MAX_DIRECTORY || offset + size > channel.size()) {
          throw damaged();
        }
        return read(channel, offset, (int) size);
      }
    }
    throw damaged();
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
    if (bytes.hasRemaining()) {
      throw damaged();
    }
    return bytes.flip();
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private static ModelException damaged() {
    return new ModelException("The archive is not a ZIP, or it is damaged.");
  }
}
