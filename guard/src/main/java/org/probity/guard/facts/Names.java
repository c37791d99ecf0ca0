package org.probity.guard.facts;

import java.util.Locale;

/**
 * Maps names between the outside and the rules: {@code kebab-case} and {@code UPPER_SNAKE} for
 * enumerations, {@code snake_case} and {@code camelCase} for facts (design, decision 6).
 */
public final class Names {
  private Names() {}

  /** {@code credit-scoring} to {@code CREDIT_SCORING}. */
  public static String inside(String code) {
    return code.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** {@code CREDIT_SCORING} to {@code credit-scoring}. */
  public static String outside(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code user_age} to {@code userAge}. */
  static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_", -1)) {
      if (camel.isEmpty() || part.isEmpty()) {
        camel.append(part);
      } else {
        camel.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
      }
    }
    return camel.toString();
  }
}
