package org.probity.rules.condition;

import java.util.Arrays;
import java.util.Optional;

/** Compares a fact with a value. */
public enum Operator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  /** The fact is one of the words; a licence expression cannot be met without one of them. */
  IN("in"),
  NOT_IN("notin"),
  /** The set holds the word. */
  HAS("has"),
  LACKS("lacks");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** The one that is written so. */
  public static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
  }
}
