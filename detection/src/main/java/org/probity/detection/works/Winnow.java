package org.probity.detection.works;

import java.util.Arrays;

/**
 * Which runs of words stand for a text: of each window of neighbouring runs the one with the
 * smallest hash (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003). Two texts that share {@link
 * #CERTAIN} words in a row share a fingerprint, wherever those words stand.
 */
final class Winnow {
  /** Words of one run; a shorter one is anybody's phrase. */
  static final int RUN = 8;

  /** Runs of one window. */
  static final int WINDOW = 8;

  /** A common passage of so many words is never overlooked. */
  static final int CERTAIN = RUN + WINDOW - 1;

  /** Bits kept of a hash; 40 make a chance meeting with ten million others one in 100,000. */
  static final int BITS = 40;

  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long OLDEST = power(RUN);

  private final int[] places;
  private final long[] fingerprints;

  private Winnow(int[] places, long[] fingerprints) {
    this.places = places;
    this.fingerprints = fingerprints;
  }

  static Winnow of(Words words) {
    int runs = words.count() - RUN + 1;
    if (runs <= 0) {
      return new Winnow(new int[0], new long[0]);
    }
    long[] hashes = hashes(words, runs);
    int[] places = new int[runs];
    int count = 0;
    int least = -1;
    for (int first = 0; first <= Math.max(0, runs - WINDOW); first++) {
      int last = Math.min(runs, first + WINDOW) - 1;
      if (least < first) {
        least = first;
        for (int i = first + 1; i <= last; i++) {
          least = hashes[i] <= hashes[least] ? i : least;
        }
      } else if (hashes[last] <= hashes[least]) {
        least = last;
      }
      if (count == 0 || places[count - 1] != least) {
        places[count++] = least;
      }
    }
    long[] chosen = new long[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = hashes[places[i]];
    }
    return new Winnow(Arrays.copyOf(places, count), chosen);
  }

  /** Of every run, by one multiplication a word. */
  private static long[] hashes(Words words, int runs) {
    long[] hashes = new long[runs];
    long rolling = 0;
    for (int i = 0; i < words.count(); i++) {
      rolling = rolling * BASE + words.hash(i);
      if (i >= RUN) {
        rolling -= OLDEST * words.hash(i - RUN);
      }
      if (i >= RUN - 1) {
        hashes[i - RUN + 1] = Words.mixed(rolling) >>> (Long.SIZE - BITS);
      }
    }
    return hashes;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  int count() {
    return places.length;
  }

  /** The first word of a run. */
  int place(int index) {
    return places[index];
  }

  long fingerprint(int index) {
    return fingerprints[index];
  }
}
