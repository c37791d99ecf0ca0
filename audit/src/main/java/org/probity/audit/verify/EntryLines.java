package org.probity.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the lines out of a stream, some hundred at a time. */
final class EntryLines {
  /** Enough work that handing it to another thread costs nothing. */
  private static final int BLOCK = 256;

  /** A leaf has 65,535 bytes; beside it stand whole inputs that were disclosed. */
  private static final int LONGEST = 256 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;

  EntryLines(InputStream in) {
    this.in = in;
  }

  /** The next lines, without their ends; empty after the last. */
  List<byte[]> next() throws IOException {
    List<byte[]> lines = new ArrayList<>(BLOCK);
    while (lines.size() < BLOCK) {
      byte[] line = line();
      if (line.length == 0) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }

  /** Of no bytes at the end of the stream. */
  private byte[] line() throws IOException {
    ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
    while (true) {
      for (int i = from; i < to; i++) {
        if (buffer[i] == '\n') {
          byte[] line = joined(begun, i);
          from = i + 1;
          return requireSome(line);
        }
      }
      begun.write(buffer, from, to - from);
      if (begun.size() > LONGEST) {
        throw new VerificationException("A line is longer than it can be.");
      }
      from = 0;
      to = Math.max(0, in.read(buffer));
      if (to == 0) {
        return begun.toByteArray();
      }
    }
  }

  private byte[] joined(ByteArrayOutputStream begun, int end) {
    if (begun.size() == 0) {
      return Arrays.copyOfRange(buffer, from, end);
    }
    begun.write(buffer, from, end - from);
    return begun.toByteArray();
  }

  private static byte[] requireSome(byte[] line) {
    if (line.length == 0) {
      throw new VerificationException("A line is empty.");
    }
    return line;
  }
}
