package org.probity.detection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.detection.internal.HarmLexicon;
import org.probity.detection.internal.ScrambledWords;

/**
 * The plainest signs of prompt injection, by a word list, whose words may have their inner letters
 * in another order, and by what is hidden in a text. It stands beside the trained model, whose
 * encoder reads English best and no hidden characters.
 */
public final class InjectionSigns {
  /** The recogniser's name, as findings report it. */
  public static final String LEXICON = "lexicon";

  /** Readers do not see tag characters; outside a flag's emoji nobody writes them by chance. */
  private static final double HIDDEN = 0.95;

  private static final int TAGS = 0xE0000;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int FEWEST_HIDDEN = 4;

  /** Long enough for two words; a run of this alphabet may also be a name, and is then no text. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{20,4096}={0,2}");

  private static final double PRINTABLE = 0.97;

  private static final ScrambledWords SCRAMBLED =
      new ScrambledWords(HarmLexicon.INJECTION.phrases());

  private InjectionSigns() {}

  /**
   * @return from 0 to 1
   */
  public static double score(String text) {
    double listed = listed(text);
    String restored = SCRAMBLED.restore(text);
    if (!restored.equals(text)) {
      listed = Math.max(listed, listed(restored));
    }
    return tags(text).length() >= FEWEST_HIDDEN ? Math.max(HIDDEN, listed) : listed;
  }

  private static double listed(String text) {
    return HarmLexicon.INJECTION.score(text).getOrDefault("PROMPT_INJECTION", 0.0);
  }

  /** What stands in the text in a form that only a model reads: tag characters, base64. */
  public static List<String> hidden(String text) {
    List<String> hidden = new ArrayList<>();
    String tags = tags(text);
    if (tags.length() >= FEWEST_HIDDEN) {
      hidden.add(tags);
    }
    Matcher runs = BASE64.matcher(text);
    while (runs.find()) {
      String decoded = decoded(runs.group());
      if (!decoded.isEmpty()) {
        hidden.add(decoded);
      }
    }
    return hidden;
  }

  /** ASCII spelt in Unicode's tag characters; that of flags is left out (Unicode TR 51, C.1.1). */
  private static String tags(String text) {
    StringBuilder tags = new StringBuilder();
    boolean flag = false;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int plain = point - TAGS;
      if (plain >= ' ' && plain <= '~') {
        if (!flag) {
          tags.append((char) plain);
        }
      } else {
        flag = point == BLACK_FLAG;
      }
      at += Character.charCount(point);
    }
    return tags.toString();
  }

  private static String decoded(String run) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(run.replace("=", ""));
    } catch (IllegalArgumentException e) {
      return ""; // no base64 after all
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    long readable =
        text.codePoints()
            .filter(c -> Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~') || c == '\n')
            .count();
    long spaces = text.codePoints().filter(c -> c == ' ' || c > 0x2E80).count();
    boolean reads = spaces > 0 && readable >= PRINTABLE * text.codePointCount(0, text.length());
    return reads ? text : "";
  }
}
