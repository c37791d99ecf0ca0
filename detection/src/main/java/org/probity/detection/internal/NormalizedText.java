package org.probity.detection.internal;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as the recognisers match it: digits of every script and full-width signs as ASCII, every
 * dash as '-', every space as ' ', the typographic apostrophe as the plain one, characters without
 * width left out. Each of its characters knows the code point of the original that it came from.
 */
public final class NormalizedText {
  private final String text;
  private final int[] origin;
  private final Places places;
  private @Nullable String lower;
  private Vocabulary.@Nullable Occurrences words;

  private NormalizedText(String text, int[] origin) {
    this.text = text;
    this.origin = origin;
    this.places = new Places(text);
  }

  public static NormalizedText of(String original) {
    StringBuilder text = new StringBuilder(original.length());
    int[] origin = new int[original.length() + 1];
    int place = 0;
    for (int i = 0; i < original.length(); place++) {
      int codePoint = original.codePointAt(i);
      int plain = plain(codePoint);
      if (plain >= 0) {
        int from = text.length();
        text.appendCodePoint(plain);
        Arrays.fill(origin, from, text.length(), place);
      }
      i += Character.charCount(codePoint);
    }
    return new NormalizedText(text.toString(), origin);
  }

  public String text() {
    return text;
  }

  Places places() {
    return places;
  }

  /**
   * Where the words of a context stand. A text is read for all contexts of the catalogue at once.
   */
  Context.Places words(Context context) {
    Vocabulary.Occurrences read = words;
    if (read == null) {
      read = Catalogue.vocabulary().in(text);
      words = read;
    }
    Context.Places known = read.of(context);
    return known == null ? context.in(text) : known;
  }

  /** The text in lower case; its places are not those of the text. */
  String lower() {
    String known = lower;
    if (known == null) {
      known = text.toLowerCase(Locale.ROOT);
      lower = known;
    }
    return known;
  }

  /** The original's code point that the character at this index came from. */
  int start(int index) {
    return origin[index];
  }

  /** One past the original's code point that the character before this index came from. */
  int end(int index) {
    return index == 0 ? 0 : origin[index - 1] + 1;
  }

  /** What to match instead, or -1 for nothing. */
  private static int plain(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint;
    }
    if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) {
      return codePoint - 0xFEE0;
    }
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(codePoint, 10);
      case Character.DASH_PUNCTUATION -> '-';
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.FORMAT -> -1;
      default -> codePoint == 0x2212 ? '-' : codePoint == 0x2019 ? '\'' : codePoint;
    };
  }
}
