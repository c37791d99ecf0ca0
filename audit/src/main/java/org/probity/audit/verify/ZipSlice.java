package org.probity.audit.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Unpacks one file of a ZIP from its place, which it must fill to the last byte, as the directory
 * says: length and checksum are looked at when it ends.
 */
final class ZipSlice extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final FileChannel file;
  private final ZipEntry entry;
  private final Runnable whole;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer;
  private final long end;
  private long at;
  private long unpacked;
  private boolean ended;

  /**
   * @param whole told when the file was read to its end and is as the directory says
   */
  ZipSlice(FileChannel file, ZipEntry entry, ZipBody.Place place, Runnable whole) {
    this.file = file;
    this.entry = entry;
    this.whole = whole;
    this.at = place.from();
    this.end = place.from() + place.length();
    this.buffer = new byte[(int) Math.max(1, Math.min(BUFFER, place.length()))];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    int read = entry.getMethod() == ZipEntry.STORED ? copy(bytes, offset, length) : -1;
    if (entry.getMethod() == ZipEntry.DEFLATED) {
      read = unpack(bytes, offset, length);
    }
    if (read < 0) {
      requireWhole();
      ended = true;
      whole.run();
      return -1;
    }
    checksum.update(bytes, offset, read);
    unpacked += read;
    return read;
  }

  private int copy(byte[] bytes, int offset, int length) throws IOException {
    int most = (int) Math.min(length, end - at);
    if (most == 0) {
      return -1;
    }
    int read = file.read(ByteBuffer.wrap(bytes, offset, most), at);
    if (read <= 0) {
      throw new EOFException("The file ends within a file.");
    }
    at += read;
    return read;
  }

  private int unpack(byte[] bytes, int offset, int length) throws IOException {
    try {
      while (true) {
        int read = inflater.inflate(bytes, offset, length);
        if (read > 0) {
          return read;
        }
        if (inflater.finished()) {
          return -1;
        }
        int packed = inflater.needsInput() ? copy(buffer, 0, buffer.length) : -1;
        if (packed < 0) {
          throw new ZipException("A file ends before its data do.");
        }
        inflater.setInput(buffer, 0, packed);
      }
    } catch (DataFormatException e) {
      throw new ZipException("A file cannot be unpacked.");
    }
  }

  private void requireWhole() throws ZipException {
    boolean filled = at == end && inflater.getRemaining() == 0;
    boolean same = unpacked == entry.getSize() && checksum.getValue() == entry.getCrc();
    if (!filled || !same) {
      throw new ZipException("A file is not as the directory says.");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
