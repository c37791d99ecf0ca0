package org.probity.web.pages.policies;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.RulesException;
import org.probity.rules.condition.Clauses;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.ConditionParser;
import org.probity.rules.condition.Operator;

/**
 * One comparison as a form holds it: a fact and an operator from lists, and a value that is chosen
 * where the fact lists its values.
 */
public final class ConditionRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Clauses of one condition are told apart by it. */
  private int clause;

  private String fact;
  private String operator;
  private String value;

  ConditionRow(int clause, String fact, String operator, String value) {
    this.clause = clause;
    this.fact = fact;
    this.operator = operator;
    this.value = value;
  }

  static ConditionRow of(int clause, Condition.Test test) {
    return new ConditionRow(
        clause, test.fact(), test.operator().name(), Clauses.text(test.operand()));
  }

  /** Some comparison to begin with. */
  static ConditionRow fresh(int clause) {
    return new ConditionRow(clause, "r.purpose", Operator.EQUAL.name(), "");
  }

  /** After another fact was chosen: an operator and a value that it can have. */
  void fit() {
    if (!getOperators().contains(operator)) {
      operator = getOperators().get(0);
    }
    if (isListed() && !isSeveral() && !getChoices().contains(value)) {
      value = "";
    }
    if (isListed() && isSeveral()) {
      setValues(getValues());
    }
  }

  /** As a condition is written. */
  String text() {
    return fact + " " + operator().map(Operator::symbol).orElse("") + " " + value.strip();
  }

  /** Whether it is one comparison and nothing else, whatever was written as its value. */
  boolean complete() {
    try {
      return ConditionParser.parse(text(), FactTable.shipped()) instanceof Condition.Test;
    } catch (RulesException e) {
      return false;
    }
  }

  private Optional<Operator> operator() {
    return Arrays.stream(Operator.values()).filter(o -> o.name().equals(operator)).findFirst();
  }

  private @Nullable FactDefinition definition() {
    return FactTable.shipped().find(fact);
  }

  /** Constants of the operators that fit the fact. */
  public List<String> getOperators() {
    FactDefinition definition = definition();
    return Arrays.stream(Operator.values())
        .filter(each -> definition != null && ConditionParser.fits(each, definition.type()))
        .map(Enum::name)
        .toList();
  }

  /** Whether the value is chosen from a list. */
  public boolean isListed() {
    return !getChoices().isEmpty();
  }

  /** Whether more than one value may stand. */
  public boolean isSeveral() {
    return operator.equals(Operator.IN.name()) || operator.equals(Operator.NOT_IN.name());
  }

  /** Values that the fact may have, or other facts that it may hold; none if any may stand. */
  public List<String> getChoices() {
    FactDefinition definition = definition();
    if (definition == null) {
      return List.of();
    }
    if (definition.type() == FactType.BOOLEAN) {
      return List.of("true", "false");
    }
    Set<String> choices = new LinkedHashSet<>(definition.values());
    if (definition.type() == FactType.SET && !choices.isEmpty()) {
      FactTable.shipped().all().stream()
          .filter(other -> other.type() == FactType.TERM)
          .filter(other -> other.values().equals(definition.values()))
          .forEach(other -> choices.add(other.name()));
    }
    return List.copyOf(choices);
  }

  public int getClause() {
    return clause;
  }

  void setClause(int clause) {
    this.clause = clause;
  }

  public String getFact() {
    return fact;
  }

  public void setFact(@Nullable String fact) {
    this.fact = fact == null ? "" : fact;
  }

  public String getOperator() {
    return operator;
  }

  public void setOperator(@Nullable String operator) {
    this.operator = operator == null ? "" : operator;
  }

  public String getValue() {
    return value;
  }

  public void setValue(@Nullable String value) {
    this.value = value == null ? "" : value;
  }

  /** The value taken apart, as far as the list has its parts. */
  public String[] getValues() {
    List<String> choices = getChoices();
    return Arrays.stream(value.split("\\s*,\\s*")).filter(choices::contains).toArray(String[]::new);
  }

  public void setValues(String @Nullable [] values) {
    this.value = values == null ? "" : String.join(", ", new TreeSet<>(List.of(values)));
  }
}
