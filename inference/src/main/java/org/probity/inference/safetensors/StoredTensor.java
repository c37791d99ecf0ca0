package org.probity.inference.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One tensor of a file.
 *
 * @param type {@code F32} or {@code I64}
 * @param shape row-major; empty for a scalar
 * @param bytes little-endian values, direct
 */
public record StoredTensor(String type, long[] shape, ByteBuffer bytes) {

  /** A tensor to be written; the values are copied. */
  public static StoredTensor floats(float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new StoredTensor("F32", shape, bytes);
  }

  /** A tensor to be written; the values are copied. */
  public static StoredTensor longs(long[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return new StoredTensor("I64", shape, bytes);
  }

  /** The values of an {@code F32} tensor. */
  public float[] toFloats() {
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** The values of an {@code I64} tensor. */
  public long[] toLongs() {
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
