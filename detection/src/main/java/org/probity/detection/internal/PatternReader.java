package org.probity.detection.internal;

/** Reads a pattern by recursive descent for what its matches need. */
final class PatternReader {
  private static final Chars LATIN = Chars.range('A', 'Z').anyCase().or(new Chars(0, 0, true));

  private final String regex;
  private int at;

  PatternReader(String regex) {
    this.regex = regex;
  }

  Needs read() {
    Needs either = sequence();
    while (is('|')) {
      at++;
      either = either.or(sequence());
    }
    return either;
  }

  private Needs sequence() {
    Needs all = Needs.nothing();
    while (at < regex.length() && !is('|') && !is(')')) {
      all = all.then(quantified(atom()));
    }
    return all;
  }

  private Needs atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> Needs.one(characterClass());
      case '\\' -> escape();
      case '^', '$' -> Needs.nothing();
      case '.' -> Needs.one(Chars.ALL);
      default -> Needs.one(Chars.of(c));
    };
  }

  /** What stands aside, in a lookaround, is in no match. */
  private Needs group() {
    boolean aside = false;
    boolean noDigit = regex.startsWith("?![", at) && !regex.startsWith("?![^", at);
    int start = at + 3;
    if (is('?')) {
      at++;
      if (is('<')) {
        at++;
        aside = true;
      }
      aside |= is('!') || is('=');
      at++;
    }
    Needs inside = read();
    int end = at++;
    if (!aside) {
      return inside;
    }
    // Only a class by itself, as Edges writes it.
    noDigit &= regex.indexOf(']', start) == end - 1 && regex.substring(start, end).contains("\\d");
    return noDigit ? Needs.noDigit() : Needs.nothing();
  }

  private Needs escape() {
    char c = regex.charAt(at);
    if (c == 'b' || c == 'B') {
      at++;
      return Needs.nothing();
    }
    if (digit(c)) {
      at++;
      return Needs.anything();
    }
    return Needs.one(escaped());
  }

  /** The set that an escape stands for, its backslash being read. */
  private Chars escaped() {
    char c = regex.charAt(at++);
    if (c == 'p' || c == 'P') {
      boolean latin = c == 'p' && regex.startsWith("{IsLatin}", at);
      at = regex.indexOf('}', at) + 1;
      return latin ? LATIN : Chars.ALL;
    }
    if (c == 'd') {
      return Chars.DIGITS;
    }
    return Character.isLetter(c) ? Chars.ALL : Chars.of(c);
  }

  private Chars characterClass() {
    boolean negated = is('^');
    at += negated ? 1 : 0;
    Chars all = Chars.NONE;
    boolean spaces = false;
    while (!is(']')) {
      char c = regex.charAt(at++);
      if (c == '[') {
        all = all.or(characterClass());
      } else if (c == '\\') {
        spaces |= is('s');
        all = all.or(escaped());
      } else if (is('-') && regex.charAt(at + 1) != ']') {
        char to = regex.charAt(at + 1);
        if (to == '\\' || to == '[') {
          all = all.or(Chars.of(c));
        } else {
          at += 2;
          all = all.or(Chars.range(c, to));
        }
      } else {
        all = all.or(Chars.of(c));
      }
    }
    at++;
    return !negated ? all : spaces ? Needs.NO_SPACE : Chars.ALL;
  }

  private Needs quantified(Needs atom) {
    Needs all = atom;
    if (is('?')) {
      all = atom.repeated(0, 1);
    } else if (is('*')) {
      all = atom.repeated(0, Needs.UNBOUNDED);
    } else if (is('+')) {
      all = atom.repeated(1, Needs.UNBOUNDED);
    } else if (is('{')) {
      int end = regex.indexOf('}', at);
      String[] bounds = regex.substring(at + 1, end).split(",", -1);
      String most = bounds[bounds.length - 1];
      all =
          atom.repeated(
              Integer.parseInt(bounds[0]),
              most.isEmpty() ? Needs.UNBOUNDED : Integer.parseInt(most));
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
