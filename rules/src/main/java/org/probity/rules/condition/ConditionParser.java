package org.probity.rules.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.RulesException;

/**
 * Reads a condition:
 *
 * <pre>
 * any  = all *("or" all)
 * all  = part *("and" part)
 * part = "(" any ")" / fact operator operand
 * operand = "true" / "false" / number / word *("," word) / fact
 * </pre>
 *
 * Facts, operators and words are checked against the fact table, so that a misspelt one is an error
 * and not a rule that never fires.
 */
public final class ConditionParser {
  private static final int DEEPEST = 16;

  private final FactTable table;
  private final List<Token> tokens;
  private final int end;
  private int next;
  private int depth;

  private ConditionParser(FactTable table, String text) {
    this.table = table;
    this.tokens = Token.split(text);
    this.end = text.length() + 1;
  }

  /**
   * @throws RulesException "column 12: …", for the caller to put the policy's id before it
   */
  public static Condition parse(String text, FactTable table) {
    ConditionParser parser = new ConditionParser(table, text);
    Condition condition = parser.any();
    if (parser.next < parser.tokens.size()) {
      throw parser.error("and, or, or the end is expected here");
    }
    return condition;
  }

  private Condition any() {
    List<Condition> parts = list("or", this::all);
    return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
  }

  private Condition all() {
    List<Condition> parts = list("and", this::part);
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private List<Condition> list(String word, Supplier<Condition> part) {
    List<Condition> parts = new ArrayList<>(List.of(part.get()));
    while (accept(word)) {
      parts.add(part.get());
    }
    return parts;
  }

  private Condition part() {
    if (!accept("(")) {
      return test();
    }
    if (++depth > DEEPEST) {
      throw error("the condition is nested too deeply");
    }
    Condition inner = any();
    depth--;
    if (!accept(")")) {
      throw error("a closing parenthesis is expected here");
    }
    return inner;
  }

  private Condition test() {
    FactDefinition fact = table.find(peek());
    if (fact == null) {
      throw error("a fact of the fact table is expected here");
    }
    next++;
    Operator operator =
        Operator.of(peek()).orElseThrow(() -> error("an operator is expected here"));
    if (!fits(operator, fact.type())) {
      throw error("the operator does not fit the type of " + fact.name());
    }
    next++;
    return new Condition.Test(fact.name(), operator, operand(fact, operator));
  }

  /** Whether facts of the type are compared so. */
  public static boolean fits(Operator operator, FactType type) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> type != FactType.SET && type != FactType.LICENSE;
      case LESS, AT_MOST, MORE, AT_LEAST -> type == FactType.INTEGER || type == FactType.PERCENT;
      case IN, NOT_IN -> type == FactType.TERM || type == FactType.LICENSE;
      case HAS, LACKS -> type == FactType.SET;
    };
  }

  private Operand operand(FactDefinition fact, Operator operator) {
    FactDefinition other = table.find(peek());
    if (other != null) {
      return other(other, operator);
    }
    return switch (fact.type()) {
      case BOOLEAN -> flag();
      case INTEGER, PERCENT -> number();
      case TERM, LICENSE, SET -> words(fact, operator);
    };
  }

  private Operand other(FactDefinition other, Operator operator) {
    boolean membership = operator == Operator.HAS || operator == Operator.LACKS;
    if (!membership || other.type() != FactType.TERM) {
      throw error("only has and lacks compare with another fact, and that fact is a word");
    }
    next++;
    return new Operand.Other(other.name());
  }

  private Operand flag() {
    if (accept("true")) {
      return new Operand.Flag(true);
    }
    if (accept("false")) {
      return new Operand.Flag(false);
    }
    throw error("true or false is expected here");
  }

  private Operand number() {
    try {
      int value = Integer.parseInt(peek());
      next++;
      return new Operand.Count(value);
    } catch (NumberFormatException e) {
      throw error("a whole number is expected here");
    }
  }

  private Operand words(FactDefinition fact, Operator operator) {
    List<String> words = new ArrayList<>();
    do {
      if (!fact.lists(peek())) {
        throw error("this is no value of " + fact.name());
      }
      words.add(peek());
      next++;
    } while (accept(","));
    if (words.size() > 1 && operator != Operator.IN && operator != Operator.NOT_IN) {
      throw error("only in and notin take several words");
    }
    return new Operand.Words(words);
  }

  private boolean accept(String text) {
    boolean found = peek().equals(text);
    if (found) {
      next++;
    }
    return found;
  }

  /** The next token's text, or nothing at the end. */
  private String peek() {
    Token token = token();
    return token == null ? "" : token.text();
  }

  private @Nullable Token token() {
    return next < tokens.size() ? tokens.get(next) : null;
  }

  private RulesException error(String what) {
    Token token = token();
    return new RulesException(
        "column " + (token == null ? end : token.column()) + ": " + what + ".");
  }
}
