package org.probity.inference.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Makes sentences with names of persons, places, organisations and peoples, and addresses, and
 * sentences with none, in many styles: from rules and word lists of this package.
 */
final class SentenceMaker {
  private static final List<String> RULES =
      List.of("names", "places", "organizations", "words", "blocks", "sentences", "plain");

  /** Shares in percent. */
  private static final int NAMED = 34;

  private static final int PLACED = NAMED + 23;
  private static final int WORKED = PLACED + 22;
  private static final int PEOPLED = WORKED + 5;
  private static final int TWO_TEXTS = 25;
  private static final int LOWER = 13;
  private static final int UPPER = LOWER + 3;
  private static final int HEADLINE = UPPER + 3;
  private static final int NO_END = 8;
  private static final int UPPER_ENTITY = 5;
  private static final int ALL = 100;

  private final Grammar grammar = new Grammar();
  private final Random random;

  SentenceMaker(long seed) throws IOException {
    random = new Random(seed);
    for (String rules : RULES) {
      grammar.read("entities/" + rules + ".txt");
    }
  }

  /** The names of peoples that the rules know. */
  List<String> peoples() {
    List<String> peoples = new ArrayList<>(grammar.alternatives("peoplename"));
    peoples.addAll(grammar.alternatives("pluralname"));
    return peoples;
  }

  List<TaggedText> make(int count) {
    List<TaggedText> texts = new ArrayList<>();
    while (texts.size() < count) {
      TaggedText text = one();
      if (random.nextInt(ALL) < TWO_TEXTS) {
        text = joined(text, one());
      }
      texts.add(varied(text));
    }
    return texts;
  }

  private TaggedText one() {
    int choice = random.nextInt(ALL);
    String rule =
        choice < NAMED
            ? "named"
            : choice < PLACED
                ? "placed"
                : choice < WORKED ? "worked" : choice < PEOPLED ? "peopled" : "plain";
    TaggedText text = grammar.make(rule, random);
    return text.text().startsWith("the ")
        ? new TaggedText("T" + text.text().substring(1), text.spans())
        : text;
  }

  private TaggedText joined(TaggedText first, TaggedText second) {
    boolean ended = first.text().endsWith(".") || first.text().endsWith("!");
    String between = ended && random.nextBoolean() ? " " : random.nextBoolean() ? "\n" : "\n\n";
    int moved = first.text().length() + between.length();
    List<TaggedText.Span> spans = new ArrayList<>(first.spans());
    second
        .spans()
        .forEach(
            span ->
                spans.add(
                    new TaggedText.Span(span.type(), span.start() + moved, span.end() + moved)));
    return new TaggedText(first.text() + between + second.text(), spans);
  }

  private TaggedText varied(TaggedText made) {
    TaggedText text = made;
    if (text.text().endsWith(".") && random.nextInt(ALL) < NO_END) {
      text = withoutEnd(text);
    }
    int choice = random.nextInt(ALL);
    if (choice < LOWER) {
      return changed(text, 0, text.text().length(), Character::toLowerCase);
    }
    if (choice < UPPER) {
      return changed(text, 0, text.text().length(), Character::toUpperCase);
    }
    if (choice < HEADLINE) {
      return headline(text);
    }
    for (TaggedText.Span span : text.spans()) {
      if (random.nextInt(ALL) < UPPER_ENTITY) {
        text = changed(text, span.start(), span.end(), Character::toUpperCase);
      }
    }
    return text;
  }

  /** An end inside an entity, as of "Inc.", stays. */
  private static TaggedText withoutEnd(TaggedText text) {
    int end = text.text().length() - 1;
    boolean inside = text.spans().stream().anyMatch(span -> span.end() > end);
    return inside ? text : new TaggedText(text.text().substring(0, end), text.spans());
  }

  private static TaggedText changed(TaggedText text, int from, int to, IntUnaryOperator change) {
    StringBuilder changed = new StringBuilder(text.text());
    for (int i = from; i < to; i++) {
      changed.setCharAt(i, (char) change.applyAsInt(changed.charAt(i)));
    }
    return new TaggedText(changed.toString(), text.spans());
  }

  private static TaggedText headline(TaggedText text) {
    StringBuilder changed = new StringBuilder(text.text());
    for (int i = 0; i < changed.length(); i++) {
      if (i == 0 || Character.isWhitespace(changed.charAt(i - 1))) {
        changed.setCharAt(i, Character.toUpperCase(changed.charAt(i)));
      }
    }
    return new TaggedText(changed.toString(), text.spans());
  }
}
