package org.probity.rules.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/** SPDX licence expressions (SPDX 2.3, annex D), as far as a rule needs them. */
final class LicenseExpression {
  private final Deque<String> tokens;
  private final Collection<String> licenses;

  private LicenseExpression(String expression, Collection<String> licenses) {
    this.tokens =
        new ArrayDeque<>(
            Arrays.asList(
                expression.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+")));
    this.licenses = licenses;
  }

  /**
   * Whether nobody can use the work without one of these licences: with OR the user chooses, with
   * AND all bind. An expression that cannot be read binds, since what is not known fires the rule.
   */
  static boolean binds(String expression, Collection<String> licenses) {
    LicenseExpression reader = new LicenseExpression(expression, licenses);
    boolean binds = reader.either();
    return binds || !reader.tokens.isEmpty();
  }

  private boolean either() {
    boolean binds = both();
    while (accept("OR")) {
      binds &= both();
    }
    return binds;
  }

  private boolean both() {
    boolean binds = one();
    while (accept("AND")) {
      binds |= one();
    }
    return binds;
  }

  private boolean one() {
    if (accept("(")) {
      boolean binds = either();
      return !accept(")") || binds;
    }
    String id = tokens.poll();
    boolean binds = id == null || id.isEmpty() || listed(id);
    if (accept("WITH")) {
      tokens.poll();
    }
    return binds;
  }

  private boolean listed(String id) {
    String plain = id.endsWith("+") ? id.substring(0, id.length() - 1) : id;
    return licenses.stream().anyMatch(plain::equalsIgnoreCase);
  }

  private boolean accept(String token) {
    boolean found = token.equalsIgnoreCase(tokens.peek());
    if (found) {
      tokens.poll();
    }
    return found;
  }
}
