package org.probity.domain.account;

import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person is called on pages. Nothing follows from it: two may have the same. */
public final class DisplayName {
  /** In Unicode code points. */
  public static final int LONGEST = 100;

  private DisplayName() {}

  /**
   * As it can be shown: composed (NFC), on one line, and without characters that cannot be seen or
   * turn the direction of writing, by which one name would pass for another.
   *
   * @return empty if nothing is left
   */
  public static Optional<String> shown(String given) {
    String seen =
        Normalizer.normalize(given, Normalizer.Form.NFC)
            .codePoints()
            .map(point -> isSpace(point) ? ' ' : point)
            .filter(DisplayName::canBeSeen)
            .mapToObj(Character::toString)
            .collect(Collectors.joining())
            .replaceAll(" +", " ")
            .strip();
    int length = seen.codePointCount(0, seen.length());
    String cut =
        length > LONGEST ? seen.substring(0, seen.offsetByCodePoints(0, LONGEST)).strip() : seen;
    return Optional.of(cut).filter(name -> !name.isEmpty());
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean canBeSeen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
