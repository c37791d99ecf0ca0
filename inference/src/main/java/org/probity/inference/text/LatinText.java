package org.probity.inference.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an encoder made for English can read of a text. Its tokenizer has no piece for most
 * ideographs, and knows other scripts letter by letter without their words: a score on those is
 * chance.
 */
public final class LatinText {
  /** Scripts that put no space between words; beside them a Latin word is still whole. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** Of no script of their own: styled letters, accents, digits, signs. */
  private static final Set<UnicodeScript> READ =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.COMMON, UnicodeScript.INHERITED);

  /** Greek; all letters before it are Latin. */
  private static final char FIRST_OTHER = 0x370;

  private LatinText() {}

  /**
   * The text without the words of other scripts, a space in the place of each run of them. A word
   * that has a Latin letter stays whole: a letter of another script that looks like a Latin one
   * hides nothing. A text that is all Latin is given back as it is.
   */
  public static String of(String text) {
    if (text.chars().allMatch(c -> c < FIRST_OTHER)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    boolean left = false;
    boolean gap = false;
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      if (foreign(text, at, end)) {
        left = true;
        gap = true;
        space(kept);
      } else if (!gap || text.charAt(at) != ' ') {
        kept.append(text, at, end);
        gap = false;
      }
      at = end;
    }
    return left ? kept.toString().strip() : text;
  }

  /** Whether there is a letter at all; of digits and signs alone nothing is to be judged. */
  public static boolean hasLetters(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  /** A run of letters, cut where a script without spaces begins or ends; else one character. */
  private static int wordEnd(String text, int from) {
    int first = text.codePointAt(from);
    int at = from + Character.charCount(first);
    if (!part(first)) {
      return at;
    }
    boolean unspaced = unspaced(first);
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!part(point) || unspaced(point) != unspaced) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean part(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean unspaced(int point) {
    return UNSPACED.contains(UnicodeScript.of(point));
  }

  private static boolean foreign(String text, int from, int to) {
    return part(text.codePointAt(from))
        && text.substring(from, to)
            .codePoints()
            .noneMatch(point -> READ.contains(UnicodeScript.of(point)));
  }

  private static void space(StringBuilder kept) {
    if (!kept.isEmpty() && !Character.isWhitespace(kept.charAt(kept.length() - 1))) {
      kept.append(' ');
    }
  }
}
