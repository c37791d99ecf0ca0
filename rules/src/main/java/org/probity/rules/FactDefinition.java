package org.probity.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
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
 * @param values the words it may have; empty when any word may stand there
 * @param open whether officers may add words to the list, so that other words are values too
 */
public record FactDefinition(
    String name,
    FactType type,
    String source,
    String setBy,
    Absence absence,
    String description,
    String descriptionZh,
    Set<String> values,
    boolean open) {

  /** Stands for a value that somebody looked for and could not tell. */
  public static final String UNKNOWN = "UNKNOWN";

  /** Stands for a word of an open list that is no word at all, and so is not repeated. */
  public static final String UNLISTED = "UNLISTED";

  private static final int LONGEST_WORD = 64;
  private static final Pattern LICENSE = Pattern.compile("[A-Za-z0-9.()+ -]{1,256}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
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
   * The value in the type it is held in. {@link #UNKNOWN} stays what it is; a licence that is no
   * SPDX expression is not known.
   *
   * @throws RulesException if the value is not of the fact's type; the message never repeats it
   */
  public Object held(Object value) {
    if (UNKNOWN.equals(value)) {
      return UNKNOWN;
    }
    return switch (type) {
      case BOOLEAN -> cast(value, Boolean.class, "is true or false");
      case INTEGER -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "is a whole number");
      case PERCENT -> whole(value, 0, 100, "is a whole number from 0 to 100");
      case TERM -> term(cast(value, String.class, "is one word"));
      case SET -> words(cast(value, Collection.class, "is a set of words"));
      case LICENSE -> license(cast(value, String.class, "is an SPDX expression"));
    };
  }

  /**
   * The value that a cell of a table writes: words of a set stand apart by blanks or commas.
   *
   * @throws RulesException as {@link #held}
   */
  public Object written(String cell) {
    if (cell.equals(UNKNOWN)) {
      return UNKNOWN;
    }
    return held(
        switch (type) {
          case BOOLEAN ->
              switch (cell.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> cell;
              };
          case INTEGER, PERCENT -> WHOLE.matcher(cell).matches() ? Integer.valueOf(cell) : cell;
          case TERM, LICENSE -> cell;
          case SET -> new TreeSet<>(Arrays.asList(SEPARATOR.split(cell.strip())));
        });
  }

  /** Whether a condition may compare the fact with this word. */
  public boolean lists(String word) {
    return values.isEmpty() ? isWord(word) : values.contains(word);
  }

  private Object whole(Object value, int least, int most, String kind) {
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      long number = ((Number) value).longValue();
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    throw error(kind);
  }

  private String term(String word) {
    if (open) {
      return isWord(word) ? word : UNLISTED;
    }
    if (!lists(word)) {
      throw error("is one of " + String.join(", ", values));
    }
    return word;
  }

  // What is no word cannot be one that a rule looks for.
  private Set<String> words(Collection<?> given) {
    if (given.isEmpty()) {
      return Set.of();
    }
    Set<String> words = new TreeSet<>();
    for (Object each : given) {
      String word = cast(each, String.class, "is a set of words");
      if (isWord(word)) {
        words.add(word);
      }
    }
    if (words.size() > MOST_WORDS) {
      throw error("has at most " + MOST_WORDS + " words");
    }
    return Collections.unmodifiableSet(words);
  }

  /** Letters, digits and {@code . _ + -} after the first; asked for each word of each fact. */
  private static boolean isWord(String text) {
    if (text.isEmpty() || text.length() > LONGEST_WORD) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean mark = i > 0 && (c == '.' || c == '_' || c == '+' || c == '-');
      if (!plain && !mark) {
        return false;
      }
    }
    return true;
  }

  private static String license(String expression) {
    return LICENSE.matcher(expression).matches() ? expression : UNKNOWN;
  }

  private <T> T cast(Object value, Class<T> kind, String sentence) {
    if (!kind.isInstance(value)) {
      throw error(sentence);
    }
    return kind.cast(value);
  }

  private RulesException error(String sentence) {
    return new RulesException("The fact " + name + " " + sentence + ".");
  }
}
