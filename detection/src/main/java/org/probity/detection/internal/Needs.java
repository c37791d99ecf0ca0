package org.probity.detection.internal;

/**
 * What a text must hold for a pattern to match anywhere in it, read off the pattern. It may ask for
 * too little, never for too much.
 *
 * @param digits the fewest ASCII digits in a match
 * @param longest the most characters in a match, or {@link #UNBOUNDED}
 * @param signs the ASCII signs that every match holds, letters and digits left out
 */
record Needs(int digits, int longest, long signs) {
  static final int UNBOUNDED = 1_000_000;

  private static final Needs NOTHING = new Needs(0, 0, 0);
  private static final Needs CHARACTER = new Needs(0, 1, 0);
  private static final Needs DIGIT = new Needs(1, 1, 0);

  /**
   * @param regex in the dialect the tables use: no named groups, no quoting
   */
  static Needs of(String regex) {
    return new Parser(regex).alternatives();
  }

  /** One bit for each ASCII sign that is no letter, digit, control character or space. */
  static long sign(char c) {
    if (c <= ' ' || c >= 0x7F || Character.isLetterOrDigit(c)) {
      return 0;
    }
    return 1L
        << (c < '0' ? c - '!' : c < 'A' ? c - ':' + 15 : c < 'a' ? c - '[' + 22 : c - '{' + 28);
  }

  private Needs then(Needs next) {
    return new Needs(
        digits + next.digits, Math.min(UNBOUNDED, longest + next.longest), signs | next.signs);
  }

  private Needs or(Needs other) {
    return new Needs(
        Math.min(digits, other.digits), Math.max(longest, other.longest), signs & other.signs);
  }

  private Needs repeated(int least, int most) {
    int length = (int) Math.min(UNBOUNDED, (long) longest * most);
    return new Needs(digits * least, length, least == 0 ? 0 : signs);
  }

  /** Recursive descent over the pattern. */
  private static final class Parser {
    private final String regex;
    private int at;

    Parser(String regex) {
      this.regex = regex;
    }

    Needs alternatives() {
      Needs either = sequence();
      while (is('|')) {
        at++;
        either = either.or(sequence());
      }
      return either;
    }

    private Needs sequence() {
      Needs all = NOTHING;
      while (at < regex.length() && !is('|') && !is(')')) {
        all = all.then(quantified(atom()));
      }
      return all;
    }

    private Needs atom() {
      char c = regex.charAt(at++);
      return switch (c) {
        case '(' -> group();
        case '[' -> characterClass();
        case '\\' -> escape();
        case '^', '$' -> NOTHING;
        case '.' -> CHARACTER;
        default -> literal(c);
      };
    }

    private static Needs literal(char c) {
      return digit(c) ? DIGIT : new Needs(0, 1, sign(c));
    }

    private Needs group() {
      boolean aside = false;
      if (is('?')) {
        at++;
        if (is('<')) {
          at++;
          aside = true;
        }
        aside |= is('!') || is('=') || is('-');
        at++;
      }
      // "(?-i)" holds nothing but the flag, and what stands aside is in no match.
      Needs inside = alternatives();
      at++;
      return aside ? NOTHING : inside;
    }

    private Needs escape() {
      char c = regex.charAt(at++);
      if (c == 'p' || c == 'P') {
        at = regex.indexOf('}', at) + 1;
        return CHARACTER;
      }
      if (c == 'd') {
        return DIGIT;
      }
      if (c == 'b' || c == 'B') {
        return NOTHING;
      }
      if (digit(c)) {
        return new Needs(0, UNBOUNDED, 0);
      }
      return Character.isLetter(c) ? CHARACTER : literal(c);
    }

    private Needs characterClass() {
      boolean digits = !is('^');
      int depth = 1;
      while (depth > 0) {
        char c = regex.charAt(at++);
        if (c == '\\') {
          digits &= is('d');
          at += is('p') ? regex.indexOf('}', at) - at + 1 : 1;
        } else if (c == '[') {
          depth++;
          digits = false;
        } else if (c == ']') {
          depth--;
        } else {
          digits &= digit(c) || (c == '-' && digit(regex.charAt(at - 2)) && !is(']'));
        }
      }
      return digits ? DIGIT : CHARACTER;
    }

    private Needs quantified(Needs atom) {
      Needs all = atom;
      if (is('?')) {
        all = atom.repeated(0, 1);
      } else if (is('*')) {
        all = atom.repeated(0, UNBOUNDED);
      } else if (is('+')) {
        all = atom.repeated(1, UNBOUNDED);
      } else if (is('{')) {
        int end = regex.indexOf('}', at);
        String[] bounds = regex.substring(at + 1, end).split(",", -1);
        int least = Integer.parseInt(bounds[0]);
        String most = bounds[bounds.length - 1];
        all = atom.repeated(least, most.isEmpty() ? UNBOUNDED : Integer.parseInt(most));
        at = end;
      } else {
        return atom;
      }
      at++;
      if (is('+') || is('?')) {
        at++;
      }
      return all;
    }

    private boolean is(char c) {
      return at < regex.length() && regex.charAt(at) == c;
    }

    private static boolean digit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
