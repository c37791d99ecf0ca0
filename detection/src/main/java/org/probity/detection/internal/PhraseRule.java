package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.probity.detection.DetectionException;

/**
 * One line of a {@link HarmLexicon}: word lists that follow one another within a sentence.
 *
 * @param score from 0 to 1
 * @param unless lists none of whose words may stand in the sentence
 */
record PhraseRule(double score, List<Part> parts, List<String> unless) {
  /** Characters between a list's word and the next list's. */
  private static final int REACH = 40;

  /** A space, and perhaps a sign. */
  private static final int BESIDE = 2;

  /** How a list's word must lie to what came before. */
  enum Order {
    /** Right after it. */
    BESIDE,
    /** Within reach after it. */
    AFTER,
    /** Anywhere in the sentence. */
    ANYWHERE
  }

  record Part(Order order, String list) {}

  /** A word in a sentence. */
  record Span(int start, int end) {}

  /**
   * @param line as {@code 0.9: want .. die ! joke}
   */
  static PhraseRule parse(String line) {
    int colon = line.indexOf(": ");
    String[] sides = line.substring(colon + 2).split(" ! ", 2);
    List<Part> parts = new ArrayList<>();
    Order order = Order.ANYWHERE;
    for (String token : sides[0].strip().split(" ")) {
      switch (token) {
        case "+" -> order = Order.BESIDE;
        case ".." -> order = Order.AFTER;
        case "&" -> order = Order.ANYWHERE;
        default -> parts.add(new Part(order, token));
      }
    }
    List<String> unless = sides.length == 1 ? List.of() : List.of(sides[1].strip().split(" "));
    return new PhraseRule(Double.parseDouble(line.substring(0, colon)), parts, unless);
  }

  /**
   * @throws DetectionException if a list is not among these
   */
  void requireLists(Iterable<String> lists) {
    List<String> known = new ArrayList<>();
    lists.forEach(known::add);
    if (!known.containsAll(unless) || !known.containsAll(parts.stream().map(Part::list).toList())) {
      throw new DetectionException("A lexicon's rule names a list that is not there.");
    }
  }

  /**
   * @param found the words of each list in one sentence, sorted by place
   */
  boolean holds(Map<String, List<Span>> found) {
    if (unless.stream().anyMatch(found::containsKey)) {
      return false;
    }
    TreeSet<Integer> ends = new TreeSet<>();
    for (Part part : parts) {
      TreeSet<Integer> next = new TreeSet<>();
      for (Span span : found.getOrDefault(part.list(), List.of())) {
        if (fits(part.order(), span, ends)) {
          next.add(span.end());
        }
      }
      if (next.isEmpty()) {
        return false;
      }
      ends = next;
    }
    return true;
  }

  private static boolean fits(Order order, Span span, TreeSet<Integer> ends) {
    if (order == Order.ANYWHERE) {
      return true;
    }
    Integer before = ends.floor(span.start());
    return before != null && span.start() - before <= (order == Order.AFTER ? REACH : BESIDE);
  }
}
