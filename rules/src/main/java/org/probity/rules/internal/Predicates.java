package org.probity.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/**
 * Conditions as predicates over numbered facts, for replays of very many decisions: which policies
 * fire and nothing else. The engine decides; tests, and samples of each replay, hold that the two
 * agree.
 */
public final class Predicates {
  private static final String STAGE = "r.stage";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<FactDefinition> facts = new ArrayList<>();
  private final List<Predicate<@Nullable Object[]>> predicates = new ArrayList<>();

  public Predicates(List<Condition> conditions) {
    conditions.forEach(condition -> predicates.add(predicate(condition)));
  }

  /** Values by number as they are when nobody states a fact. */
  public @Nullable Object[] assumed() {
    return facts.stream().map(FactDefinition::assumed).toArray();
  }

  /**
   * States a fact, or with null takes it back.
   *
   * @throws org.probity.rules.RulesException if there is no such fact, or a condition asks for it
   *     and the value is not of its type
   */
  public void put(@Nullable Object[] values, String name, @Nullable Object value) {
    Integer number = numbers.get(name);
    if (number == null) {
      var unused = FactTable.shipped().get(name);
    } else if (value == null) {
      values[number] = facts.get(number).assumed();
    } else {
      Object held = facts.get(number).held(value);
      values[number] = FactDefinition.UNKNOWN.equals(held) ? null : held;
    }
  }

  /**
   * @param values as {@link #assumed} and {@link #put} make them
   * @return numbers of the conditions that hold, in their order
   */
  public List<Integer> holding(@Nullable Object[] values, Stage stage) {
    Integer number = numbers.get(STAGE);
    if (number != null) {
      values[number] = stage.name();
    }
    List<Integer> holding = new ArrayList<>();
    for (int i = 0; i < predicates.size(); i++) {
      if (predicates.get(i).test(values)) {
        holding.add(i);
      }
    }
    return holding;
  }

  private int number(String fact) {
    return numbers.computeIfAbsent(
        fact,
        name -> {
          facts.add(FactTable.shipped().get(name));
          return facts.size() - 1;
        });
  }

  private Predicate<@Nullable Object[]> predicate(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().map(this::predicate).reduce(Predicate::and).orElseThrow();
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().map(this::predicate).reduce(Predicate::or).orElseThrow();
    }
    Condition.Test test = (Condition.Test) condition;
    int fact = number(test.fact());
    if (test.operand() instanceof Operand.Other other) {
      int word = number(other.fact());
      boolean wanted = test.operator() == Operator.HAS;
      return values ->
          values[fact] == null
              || values[word] == null
              || ((Set<?>) values[fact]).contains(values[word]) == wanted;
    }
    Predicate<Object> known = known(test);
    return values -> values[fact] == null || known.test(values[fact]);
  }

  private static Predicate<Object> known(Condition.Test test) {
    if (test.operand() instanceof Operand.Flag flag) {
      Boolean expected = flag.value() == (test.operator() == Operator.EQUAL);
      return expected::equals;
    }
    if (test.operand() instanceof Operand.Count count) {
      return number(test.operator(), count.value());
    }
    List<String> words = ((Operand.Words) test.operand()).values();
    boolean license = FactTable.shipped().get(test.fact()).type() == FactType.LICENSE;
    String first = words.get(0);
    return switch (test.operator()) {
      case EQUAL -> first::equals;
      case NOT_EQUAL -> value -> !first.equals(value);
      case IN -> license ? value -> binds(value, words) : Set.copyOf(words)::contains;
      case NOT_IN ->
          license ? value -> !binds(value, words) : value -> !words.contains((String) value);
      case HAS -> value -> ((Set<?>) value).contains(first);
      case LACKS -> value -> !((Set<?>) value).contains(first);
      case LESS, AT_MOST, MORE, AT_LEAST ->
          throw new AssertionError("The parser lets no word here.");
    };
  }

  private static boolean binds(Object expression, List<String> licenses) {
    return LicenseExpression.binds((String) expression, licenses);
  }

  private static Predicate<Object> number(Operator operator, int limit) {
    return switch (operator) {
      case EQUAL -> value -> (int) value == limit;
      case NOT_EQUAL -> value -> (int) value != limit;
      case LESS -> value -> (int) value < limit;
      case AT_MOST -> value -> (int) value <= limit;
      case MORE -> value -> (int) value > limit;
      case AT_LEAST -> value -> (int) value >= limit;
      case IN, NOT_IN, HAS, LACKS -> throw new AssertionError("The parser lets no number here.");
    };
  }
}
