package org.probity.detection.works;

import java.util.Arrays;

/**
 * A text as a sequence of words, each a hash of its plain letters and digits. Case, white space,
 * punctuation and accents leave no trace.
 */
final class Words {
  private static final long SEED = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  /** A character of a script without spaces says less than a word does. */
  private static final double ALONE = 0.6;

  private long[] hashes;
  private int[] starts;
  private int[] ends;
  private float[] weights;
  private int count;

  private Words(int expected) {
    hashes = new long[expected];
    starts = new int[expected];
    ends = new int[expected];
    weights = new float[expected + 1];
  }

  static Words of(String text) {
    Words words = new Words(8 + text.length() / 5);
    long hash = SEED;
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char plain = Folding.of(c);
      if (plain == Folding.SKIP) {
        continue;
      }
      boolean alone = Folding.alone(c) && plain != Folding.BREAK;
      if (start >= 0 && (plain == Folding.BREAK || alone)) {
        words.add(hash, start, i, 1);
        start = -1;
      }
      if (alone) {
        words.add((SEED ^ plain) * PRIME, i, i + 1, ALONE);
      } else if (plain != Folding.BREAK) {
        if (start < 0) {
          start = i;
          hash = SEED;
        }
        hash = (hash ^ plain) * PRIME;
      }
    }
    if (start >= 0) {
      words.add(hash, start, text.length(), 1);
    }
    return words;
  }

  private void add(long hash, int start, int end, double weight) {
    if (count == hashes.length) {
      int more = 2 * count;
      hashes = Arrays.copyOf(hashes, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      weights = Arrays.copyOf(weights, more + 1);
    }
    hashes[count] = mixed(hash);
    starts[count] = start;
    ends[count] = end;
    weights[count + 1] = (float) (weights[count] + weight);
    count++;
  }

  int count() {
    return count;
  }

  long hash(int word) {
    return hashes[word];
  }

  /** Of the word's first character in the text. */
  int start(int word) {
    return starts[word];
  }

  /** One past the word's last character. */
  int end(int word) {
    return ends[word];
  }

  /** How many words these are worth, from the first to before the last. */
  double worth(int from, int to) {
    return weights[to] - weights[from];
  }

  boolean sameAs(Words other) {
    return count == other.count && Arrays.equals(hashes, 0, count, other.hashes, 0, other.count);
  }

  /** Spreads every bit over all (the finaliser of MurmurHash3, public domain). */
  static long mixed(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 33);
  }
}
