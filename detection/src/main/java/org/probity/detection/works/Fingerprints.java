package org.probity.detection.works;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.probity.detection.DetectionException;

/**
 * What the register keeps of a text: enough to know its words again, not enough to read them.
 *
 * @param values sorted, each once, of {@value Winnow#BITS} bits
 * @param words that the text is worth: a character of a script without spaces is 0.6 of one
 */
public record Fingerprints(long[] values, int words) {
  private static final int BYTES = Winnow.BITS / Byte.SIZE;

  /** Fewer words are a phrase, not a work that could be told from others. */
  public static final int FEWEST_WORDS = Winnow.CERTAIN;

  /**
   * @param code whether comments and imports are left out
   * @throws DetectionException if it has fewer than {@link #FEWEST_WORDS} words
   */
  public static Fingerprints of(String text, boolean code) {
    Words words = Words.of(code ? Comments.blanked(text) : text);
    if (words.count() < FEWEST_WORDS) {
      throw new DetectionException(
          "A work of fewer than " + FEWEST_WORDS + " words cannot be told from others.");
    }
    Winnow winnow = Winnow.of(words);
    long[] values = new long[winnow.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = winnow.fingerprint(i);
    }
    return new Fingerprints(
        Arrays.stream(values).sorted().distinct().toArray(),
        (int) Math.round(words.worth(0, words.count())));
  }

  /** Five bytes each, the most significant first. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * BYTES);
    for (long value : values) {
      bytes.put((byte) (value >>> 32)).putInt((int) value);
    }
    return bytes.array();
  }

  static int count(byte[] bytes) {
    return bytes.length / BYTES;
  }

  static long[] values(byte[] bytes) {
    if (bytes.length % BYTES != 0) {
      throw new DetectionException("The register holds fingerprints that are cut off.");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long[] values = new long[bytes.length / BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (in.get() & 0xFFL) << 32 | (in.getInt() & 0xFFFF_FFFFL);
    }
    return values;
  }
}
