package org.probity.inference.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;

/**
 * Sentences made from patterns. A file holds word lists ({@code name = a | b |}), then sections
 * ({@code [name]}) of patterns, one a line. In both, <code>{name}</code> stands for one of a list's
 * words and <code>{a|b|}</code> for one of these, nothing included; a backslash before a brace
 * makes it plain.
 */
final class Phrases {
  /** One pattern of a section. */
  record Pattern(String section, String text) {}

  private final Map<String, List<String>> lists = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();

  private Phrases() {}

  /**
   * @param resource among this package's, as {@code injection/en.attacks.txt}
   */
  static Phrases read(String resource) throws IOException {
    Phrases phrases = new Phrases();
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ModelException("There are no phrases " + resource + ".");
      }
      String section = null;
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        section = phrases.take(line, section);
      }
    }
    return phrases;
  }

  private @Nullable String take(String line, @Nullable String section) {
    if (line.isBlank() || (line.startsWith("#") && section == null)) {
      return section;
    }
    if (line.matches("\\[[a-z-]+]")) {
      return line.substring(1, line.length() - 1);
    }
    if (section != null) {
      patterns.add(new Pattern(section, line));
      return section;
    }
    int equals = line.indexOf(" = ");
    String[] words = line.substring(equals + 3).split(" \\|(?= |$)", -1);
    List<String> stripped = new ArrayList<>();
    for (String word : words) {
      stripped.add(word.strip());
    }
    lists.put(line.substring(0, equals), stripped);
    return null;
  }

  List<Pattern> patterns() {
    return patterns;
  }

  /** One sentence of the pattern. */
  String one(Pattern pattern, Random random) {
    return expand(pattern.text(), random)
        .replace("\\n", "\n")
        .replaceAll(" {2,}", " ")
        .replaceAll(" ([.,;?!])(?= |$)", "$1")
        .strip();
  }

  private String expand(String text, Random random) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && "{}".indexOf(text.charAt(at + 1)) >= 0) {
        out.append(text.charAt(++at));
      } else if (c == '{') {
        int end = closing(text, at);
        out.append(choose(text.substring(at + 1, end), random));
        at = end;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private String choose(String inner, Random random) {
    List<String> choices = alternatives(inner);
    if (choices.size() == 1) {
      List<String> named = lists.get(inner);
      if (named == null) {
        throw new ModelException("The phrases name a list that is not there: " + inner + ".");
      }
      choices = named;
    }
    return expand(choices.get(random.nextInt(choices.size())), random);
  }

  private static List<String> alternatives(String inner) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < inner.length(); at++) {
      char c = inner.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '|' && depth == 0) {
        parts.add(inner.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(inner.substring(from));
    return parts;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw new ModelException("A brace of the phrases is not closed: " + text);
  }
}
