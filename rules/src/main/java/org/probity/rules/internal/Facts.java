package org.probity.rules.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;

/**
 * A fact sheet as the generated rules see it, at one stage. Every test holds for a fact that is not
 * known: what is not known fires the rule that needs it.
 */
public final class Facts {
  private static final String STAGE = "r.stage";
  private static final Map<String, Object> WHEN_ABSENT = whenAbsent();

  private final FactSheet sheet;
  private final String stage;

  public Facts(FactSheet sheet, Stage stage) {
    this.sheet = sheet;
    this.stage = stage.name();
  }

  private static Map<String, Object> whenAbsent() {
    Map<String, Object> values = new HashMap<>();
    for (FactDefinition fact : FactTable.shipped().all()) {
      Object assumed = fact.assumed();
      values.put(fact.name(), assumed == null ? FactDefinition.UNKNOWN : assumed);
    }
    return values;
  }

  /** The value in force: what was put, or what absence means; null when it is not known. */
  public @Nullable Object value(String fact) {
    if (fact.equals(STAGE)) {
      return stage;
    }
    Object put = sheet.get(fact);
    Object value = put == null ? WHEN_ABSENT.get(fact) : put;
    return FactDefinition.UNKNOWN.equals(value) ? null : value;
  }

  public boolean is(String fact, boolean expected) {
    Object value = value(fact);
    return value == null || (boolean) value == expected;
  }

  public boolean is(String fact, String word) {
    Object value = value(fact);
    return value == null || word.equals(value);
  }

  public boolean isNot(String fact, String word) {
    Object value = value(fact);
    return value == null || !word.equals(value);
  }

  public boolean equal(String fact, int number) {
    Object value = value(fact);
    return value == null || (int) value == number;
  }

  public boolean notEqual(String fact, int number) {
    Object value = value(fact);
    return value == null || (int) value != number;
  }

  public boolean less(String fact, int limit) {
    Object value = value(fact);
    return value == null || (int) value < limit;
  }

  public boolean atMost(String fact, int limit) {
    Object value = value(fact);
    return value == null || (int) value <= limit;
  }

  public boolean more(String fact, int limit) {
    Object value = value(fact);
    return value == null || (int) value > limit;
  }

  public boolean atLeast(String fact, int limit) {
    Object value = value(fact);
    return value == null || (int) value >= limit;
  }

  public boolean oneOf(String fact, String... words) {
    Object value = value(fact);
    return value == null || Arrays.asList(words).contains(value);
  }

  public boolean noneOf(String fact, String... words) {
    Object value = value(fact);
    return value == null || !Arrays.asList(words).contains(value);
  }

  /** A licence that leaves no way round these. */
  public boolean bound(String fact, String... licenses) {
    Object value = value(fact);
    return value == null || LicenseExpression.binds((String) value, List.of(licenses));
  }

  public boolean unbound(String fact, String... licenses) {
    Object value = value(fact);
    return value == null || !LicenseExpression.binds((String) value, List.of(licenses));
  }

  public boolean has(String fact, String word) {
    Object value = value(fact);
    return value == null || ((Set<?>) value).contains(word);
  }

  public boolean lacks(String fact, String word) {
    Object value = value(fact);
    return value == null || !((Set<?>) value).contains(word);
  }

  public boolean hasValueOf(String fact, String other) {
    Object word = value(other);
    return word == null || has(fact, (String) word);
  }

  public boolean lacksValueOf(String fact, String other) {
    Object word = value(other);
    return word == null || lacks(fact, (String) word);
  }
}
