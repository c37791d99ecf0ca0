package org.probity.inference.onnx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.probity.inference.ModelException;

/**
 * Steps through the fields of one protocol buffers message
 * (https://protobuf.dev/programming-guides/encoding/).
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer message;
  private int wireType;

  ProtoReader(ByteBuffer message) {
    this.message = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next field's number, or 0 at the end. The field must then be read or skipped. */
  int next() {
    if (!message.hasRemaining()) {
      return 0;
    }
    long key = varint();
    wireType = (int) (key & 7);
    return (int) (key >>> 3);
  }

  long number() {
    require(VARINT);
    return varint();
  }

  /** The field's bytes, shared with the message. */
  ByteBuffer bytes() {
    require(LENGTH_DELIMITED);
    long length = varint();
    if (length < 0 || length > message.remaining()) {
      throw malformed();
    }
    ByteBuffer bytes = message.slice(message.position(), (int) length);
    message.position(message.position() + (int) length);
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** One varint of a packed or unpacked repeated field, or all of them. */
  long[] numbers() {
    if (wireType == VARINT) {
      return new long[] {varint()};
    }
    ProtoReader packed = new ProtoReader(bytes());
    long[] values = new long[packed.message.remaining()];
    int count = 0;
    while (packed.message.hasRemaining()) {
      values[count++] = packed.varint();
    }
    return Arrays.copyOf(values, count);
  }

  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED64 -> skip(Long.BYTES);
      case LENGTH_DELIMITED -> bytes();
      case FIXED32 -> skip(Integer.BYTES);
      default -> throw malformed();
    }
  }

  private void skip(int bytes) {
    if (bytes > message.remaining()) {
      throw malformed();
    }
    message.position(message.position() + bytes);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next;
      try {
        next = message.get();
      } catch (BufferUnderflowException e) {
        throw new ModelException("The ONNX file ends early.", e);
      }
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private void require(int expected) {
    if (wireType != expected) {
      throw malformed();
    }
  }

  private static ModelException malformed() {
    return new ModelException("The file is not an ONNX model.");
  }
}
