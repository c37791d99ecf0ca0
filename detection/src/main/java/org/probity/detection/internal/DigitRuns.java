package org.probity.detection.internal;

/**
 * How many digits in a row a match may begin with, as two sets of lengths, one bit each: those
 * after which something else than a digit follows, and those after which the match is over or
 * nothing is known yet. The highest bit stands for {@link #MOST} and more.
 */
record DigitRuns(long closed, long open) {
  static final int MOST = 63;

  static final DigitRuns EMPTY = new DigitRuns(0, 1);

  /** No digit stands here. */
  static final DigitRuns NO_DIGIT = new DigitRuns(1, 0);

  static final DigitRuns ANY = new DigitRuns(-1, -1);

  /** One character out of a set. */
  static DigitRuns one(Chars set) {
    boolean others = !Chars.DIGITS.holdsAll(set);
    return new DigitRuns(others ? 1 : 0, set.meets(Chars.DIGITS) ? 2 : 0);
  }

  DigitRuns then(DigitRuns next) {
    return new DigitRuns(closed | sums(open, next.closed), sums(open, next.open));
  }

  DigitRuns or(DigitRuns other) {
    return new DigitRuns(closed | other.closed, open | other.open);
  }

  DigitRuns repeated(int least, int most) {
    DigitRuns all = EMPTY;
    for (int i = 0; i < Math.min(least, MOST); i++) {
      all = all.then(this);
    }
    // Once nothing new comes, nothing new will.
    for (int i = least; i < most; i++) {
      DigitRuns more = all.or(all.then(this));
      if (more.equals(all)) {
        return all;
      }
      all = more;
    }
    return all;
  }

  /** Where a match ends with digits, more of them may stand behind it. */
  long possible() {
    return open == 0 ? closed : closed | -Long.lowestOneBit(open);
  }

  private static long sums(long some, long others) {
    long sums = 0;
    for (int i = 0; i <= MOST; i++) {
      if ((some >>> i & 1) != 0) {
        sums |= others << i;
        if (i > 0 && others >>> (MOST - i + 1) != 0) {
          sums |= Long.MIN_VALUE;
        }
      }
    }
    return sums;
  }
}
