package org.probity.explainability.internal;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Method;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.TargetChoice;

/** Typed, limited reading of a request's scalar parameters; messages never repeat a value. */
public final class Parameters {
  private static final int MAX_DIGITS = 40;

  private final Map<String, Object> given;

  public Parameters(Map<String, Object> given) {
    this.given = given;
  }

  /** The method named, or null for {@code auto} and for nothing. */
  public @Nullable Method method(@Nullable String named) {
    Object code = named == null ? given.get("method") : named;
    if (code == null || code.equals("auto")) {
      return null;
    }
    if (code instanceof String text) {
      for (Method method : Method.values()) {
        if (method.code().equals(text)) {
          return method;
        }
      }
    }
    throw new ExplainOptionException(
        "method", "The parameter method must be auto or the name of an explanation method.");
  }

  /** A number is an index; a text is a label first, and an index if no label reads like it. */
  public @Nullable TargetChoice target(String name) {
    Object value = given.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String label) {
      return new TargetChoice(null, label);
    }
    return new TargetChoice(integer(name, 0, Integer.MAX_VALUE), null);
  }

  public @Nullable Baseline baseline(double limit) {
    Object value = given.get("baseline");
    if (value == null) {
      return null;
    }
    if (value.equals("zero")) {
      return Baseline.ZERO;
    }
    if (value.equals("pad")) {
      return Baseline.PAD;
    }
    if (value.equals("mask")) {
      return Baseline.MASK;
    }
    BigDecimal number = decimal(value);
    if (number == null || number.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
      throw new ExplainOptionException(
          "baseline", "The parameter baseline must be zero, pad, mask or a number.");
    }
    return new Baseline(Baseline.Kind.NUMBER, number.floatValue());
  }

  public @Nullable Integer integer(String name, int min, int max) {
    Object value = given.get(name);
    if (value == null) {
      return null;
    }
    Long number = whole(value);
    if (number == null || number < min || number > max) {
      throw new ExplainOptionException(
          name,
          "The parameter " + name + " must be a whole number from " + min + " to " + max + ".");
    }
    return number.intValue();
  }

  public long seed() {
    Object value = given.get("seed");
    if (value == null) {
      return 0;
    }
    Long number = whole(value);
    if (number == null) {
      throw new ExplainOptionException("seed", "The parameter seed must be a whole number.");
    }
    return number;
  }

  public @Nullable Double number(String name, double min, double max) {
    Object value = given.get(name);
    if (value == null) {
      return null;
    }
    BigDecimal number = decimal(value);
    if (number == null || number.doubleValue() < min || number.doubleValue() > max) {
      throw new ExplainOptionException(
          name, "The parameter " + name + " must be a number from " + min + " to " + max + ".");
    }
    return number.doubleValue();
  }

  private static @Nullable Long whole(Object value) {
    BigDecimal number = decimal(value);
    if (number == null || Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS) {
      return null;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException notWhole) {
      return null;
    }
  }

  private static @Nullable BigDecimal decimal(Object value) {
    String text = value instanceof Number || value instanceof String ? value.toString() : "";
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
