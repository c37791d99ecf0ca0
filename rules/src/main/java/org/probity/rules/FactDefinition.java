package org.probity.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the fact table.
 *
 * @param name as in conditions: {@code r.personalData}
 * @param source where it comes from, as {@code processing record}
 * @param setBy who may set it, as {@code officer}
 * @param values the words a condition may compare it with; empty when any word may stand there
 */
public record FactDefinition(
    String name,
    FactType type,
    String source,
    String setBy,
    Absence absence,
    String description,
    String descriptionZh,
    Set<String> values) {

  /** Stands for a value that somebody looked for and could not tell. */
  public static final String UNKNOWN = "UNKNOWN";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
  private static final Pattern LICENSE = Pattern.compile("[A-Za-z0-9.()+ -]{1,256}");
  private static final int MOST_WORDS = 256;

  public FactDefinition {
    values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  /** The value taken when nobody states the fact, or null when it is then not known. */
  public @Nullable Object assumed() {
    if (absence != Absence.NONE) {
      return null;
    }
    return switch (type) {
      case BOOLEAN -> false;
      case INTEGER, PERCENT -> 0;
      case TERM, LICENSE -> "NONE";
      case SET -> Set.of();
    };
  }

  /**
   * The value in the type it is held in. {@link #UNKNOWN} stays what it is.
   *
   * @throws RulesException if the value is not of the fact's type; the message never repeats it
   */
  public Object held(Object value) {
    if (UNKNOWN.equals(value)) {
      return UNKNOWN;
    }
    return switch (type) {
      case BOOLEAN -> value instanceof Boolean ? value : refuse("is true or false");
      case INTEGER -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "is a whole number");
      case PERCENT -> whole(value, 0, 100, "is a whole number from 0 to 100");
      case TERM -> text(value, WORD, "is one word");
      case LICENSE -> text(value, LICENSE, "is an SPDX expression");
      case SET -> words(value);
    };
  }

  /** Whether a condition may compare the fact with this word. */
  public boolean lists(String word) {
    return values.isEmpty() ? WORD.matcher(word).matches() : values.contains(word);
  }

  private Object whole(Object value, int least, int most, String kind) {
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      long number = ((Number) value).longValue();
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    return refuse(kind);
  }

  private Object text(Object value, Pattern form, String kind) {
    return value instanceof String word && form.matcher(word).matches() ? word : refuse(kind);
  }

  private Object words(Object value) {
    List<?> given = value instanceof Collection<?> many ? List.copyOf(many) : List.of(value);
    Set<String> words = new TreeSet<>();
    for (Object each : given) {
      words.add((String) text(each, WORD, "is a set of words"));
    }
    return words.size() <= MOST_WORDS
        ? Collections.unmodifiableSet(words)
        : refuse("has at most " + MOST_WORDS + " words");
  }

  private Object refuse(String kind) {
    throw new RulesException("The fact " + name + " " + kind + ".");
  }
}
