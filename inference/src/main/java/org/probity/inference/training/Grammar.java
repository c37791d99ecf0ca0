package org.probity.inference.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.inference.ModelException;

/**
 * Makes tagged texts from rules. A rule is a section of alternatives, one a line or with " | "
 * between them, each perhaps with a weight as {@code 3* } before it; {@code {rule}} stands for a
 * text of that rule, {@code {TYPE=rule}} for one that is an entity, {@code \n} for a new line.
 */
final class Grammar {
  private static final Pattern SECTION = Pattern.compile("\\[([\\w-]+)]");
  private static final Pattern WEIGHT = Pattern.compile("(\\d)\\* (.*)");
  private static final Pattern SLOT = Pattern.compile("\\{(?:([A-Z]+)=)?([\\w-]+)}");

  private final Map<String, List<String>> rules = new HashMap<>();

  /** Adds the rules of one of this package's resources. */
  void read(String resource) throws IOException {
    try (InputStream in = Grammar.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ModelException("There are no rules " + resource + ".");
      }
      List<String> section = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        Matcher heading = SECTION.matcher(line);
        if (heading.matches()) {
          section = rules.computeIfAbsent(heading.group(1), name -> new ArrayList<>());
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          add(section, line);
        }
      }
    }
  }

  private static void add(List<String> section, String line) {
    Matcher weighted = WEIGHT.matcher(line);
    boolean heavy = weighted.matches();
    int times = heavy ? Integer.parseInt(weighted.group(1)) : 1;
    for (String alternative : (heavy ? weighted.group(2) : line).split(" \\| ", -1)) {
      for (int i = 0; i < times; i++) {
        section.add(alternative.replace("\\n", "\n"));
      }
    }
  }

  /** The alternatives of a rule, the heavier ones repeated. */
  List<String> alternatives(String rule) {
    List<String> alternatives = rules.get(rule);
    if (alternatives == null) {
      throw new ModelException("There is no rule " + rule + ".");
    }
    return alternatives;
  }

  TaggedText make(String rule, Random random) {
    StringBuilder text = new StringBuilder();
    List<TaggedText.Span> spans = new ArrayList<>();
    expand(rule, random, text, spans);
    return new TaggedText(text.toString(), spans);
  }

  private void expand(String rule, Random random, StringBuilder text, List<TaggedText.Span> spans) {
    List<String> alternatives = alternatives(rule);
    String chosen = alternatives.get(random.nextInt(alternatives.size()));
    Matcher slot = SLOT.matcher(chosen);
    int at = 0;
    while (slot.find()) {
      text.append(chosen, at, slot.start());
      int start = text.length();
      expand(slot.group(2), random, text, spans);
      if (slot.group(1) != null) {
        spans.add(new TaggedText.Span(slot.group(1), start, text.length()));
      }
      at = slot.end();
    }
    text.append(chosen.substring(at));
  }
}
