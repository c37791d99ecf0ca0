package org.probity.detection.internal;

/**
 * What a text must hold for a pattern to match in it, read off the pattern. It may ask for too
 * little, never for too much.
 *
 * @param digits the fewest ASCII digits in a match
 * @param longest the most characters in a match, or {@link #UNBOUNDED}
 * @param signs the ASCII signs that every match holds, letters and digits left out, and whether it
 *     holds a character beyond ASCII
 * @param first the characters a match may begin with
 * @param runs how many digits in a row it may begin with
 * @param optional whether it may be empty
 * @param spaced whether it may hold a space or a control character
 * @param wordStart whether no Latin letter and no digit may stand before a match
 */
record Needs(
    int digits,
    int longest,
    Chars signs,
    Chars first,
    DigitRuns runs,
    boolean optional,
    boolean spaced,
    boolean wordStart) {
  static final int UNBOUNDED = 1_000_000;

  private static final Chars SPACES = Chars.range('\0', ' ');

  /** What is no space and no control character. */
  static final Chars NO_SPACE = new Chars(~SPACES.low(), -1, true);

  private static final Needs NOTHING =
      new Needs(0, 0, Chars.NONE, Chars.NONE, DigitRuns.EMPTY, true, false, false);

  private static final Needs NO_DIGIT =
      new Needs(0, 0, Chars.NONE, Chars.NONE, DigitRuns.NO_DIGIT, true, false, false);

  private static final Needs ANYTHING =
      new Needs(0, UNBOUNDED, Chars.NONE, Chars.ALL, DigitRuns.ANY, true, true, false);

  /**
   * @param regex in the dialect the tables use: no named groups, no quoting, flags only in front
   * @param anyCase whether upper and lower case are alike
   */
  static Needs of(String regex, boolean anyCase) {
    Needs needs = new PatternReader(regex).read();
    return new Needs(
        needs.digits,
        needs.longest,
        needs.signs,
        anyCase ? needs.first.anyCase() : needs.first,
        needs.runs,
        needs.optional,
        needs.spaced,
        beginsWord(regex));
  }

  private static boolean beginsWord(String regex) {
    if (!regex.startsWith("(?<![")) {
      return false;
    }
    String before = regex.substring(0, regex.indexOf("])"));
    return before.contains("\\p{IsLatin}") && before.contains("\\d");
  }

  static Needs nothing() {
    return NOTHING;
  }

  /** The lengths of a run of digits at whose beginning a match may begin, one bit each. */
  long lengths() {
    return runs.possible();
  }

  /** A place before which no digit follows. */
  static Needs noDigit() {
    return NO_DIGIT;
  }

  /** What a group held, whatever that was. */
  static Needs anything() {
    return ANYTHING;
  }

  /** One character out of a set. */
  static Needs one(Chars set) {
    boolean digit = Chars.DIGITS.holdsAll(set);
    boolean sign =
        set.other() ? set.size() == 0 : set.size() == 1 && !Character.isLetterOrDigit(only(set));
    return new Needs(
        digit ? 1 : 0,
        1,
        sign ? set : Chars.NONE,
        set,
        DigitRuns.one(set),
        false,
        set.meets(SPACES),
        false);
  }

  private static char only(Chars set) {
    return (char)
        (set.low() != 0
            ? Long.numberOfTrailingZeros(set.low())
            : 64 + Long.numberOfTrailingZeros(set.high()));
  }

  Needs then(Needs next) {
    return new Needs(
        digits + next.digits,
        Math.min(UNBOUNDED, longest + next.longest),
        signs.or(next.signs),
        optional ? first.or(next.first) : first,
        runs.then(next.runs),
        optional && next.optional,
        spaced || next.spaced,
        false);
  }

  Needs or(Needs other) {
    return new Needs(
        Math.min(digits, other.digits),
        Math.max(longest, other.longest),
        signs.and(other.signs),
        first.or(other.first),
        runs.or(other.runs),
        optional || other.optional,
        spaced || other.spaced,
        false);
  }

  Needs repeated(int least, int most) {
    return new Needs(
        digits * least,
        (int) Math.min(UNBOUNDED, (long) longest * most),
        least == 0 ? Chars.NONE : signs,
        first,
        runs.repeated(least, most),
        optional || least == 0,
        spaced,
        false);
  }
}
