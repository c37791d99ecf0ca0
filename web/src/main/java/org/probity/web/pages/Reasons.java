package org.probity.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a desk refused, which the API says in English, for readers of Chinese. */
final class Reasons {
  private static final String BETWEEN = " = ";
  private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
  private static final List<Reason> CHINESE = read();

  private Reasons() {}

  /**
   * @param english with a group for each hole
   * @param chinese with holes as {@code {0}}
   */
  private record Reason(Pattern english, String chinese) {}

  /** The sentence in Chinese; as it is, if it has no words there. */
  static String chinese(String sentence) {
    for (Reason reason : CHINESE) {
      Matcher found = reason.english().matcher(sentence);
      if (found.matches()) {
        return HOLE.matcher(reason.chinese())
            .replaceAll(
                hole -> Matcher.quoteReplacement(found.group(Integer.parseInt(hole.group(1)) + 1)));
      }
    }
    return sentence;
  }

  private static List<Reason> read() {
    List<Reason> read = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(Reasons.class.getResourceAsStream("reasons_zh.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank()).map(Reasons::reason).forEach(read::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(read);
  }

  private static Reason reason(String line) {
    int split = line.indexOf(BETWEEN);
    StringBuilder pattern = new StringBuilder();
    String english = line.substring(0, split);
    Matcher hole = HOLE.matcher(english);
    int from = 0;
    while (hole.find()) {
      pattern.append(Pattern.quote(english.substring(from, hole.start()))).append("(.+?)");
      from = hole.end();
    }
    pattern.append(Pattern.quote(english.substring(from)));
    return new Reason(
        Pattern.compile(pattern.toString()), line.substring(split + BETWEEN.length()));
  }
}
