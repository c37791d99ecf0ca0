package org.probity.inference.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A long text as pieces that overlap, so that a model of limited length reads its end like its
 * beginning, and a sentence across a border whole once.
 */
public final class TextWindows {
  /** In letters of ordinary words; well under 128 word pieces. */
  private static final int WINDOW = 400;

  private static final int STEP = 300;

  /** A sign, a digit or an ideograph is about a word piece of its own, as four letters are. */
  private static final int OWN_PIECE = 4;

  private TextWindows() {}

  /** The text itself where it is short; never empty. */
  public static List<String> of(String text) {
    List<String> windows = new ArrayList<>();
    int from = 0;
    while (true) {
      int end = after(text, from, WINDOW);
      windows.add(text.substring(from, end));
      if (end == text.length()) {
        return windows;
      }
      from = after(text, from, STEP);
    }
  }

  private static int after(String text, int from, int most) {
    int weight = 0;
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      weight += point < 0x2E80 && (Character.isLetter(point) || point == ' ') ? 1 : OWN_PIECE;
      if (weight > most && at > from) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }
}
