package org.probity.detection.licenses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A licence expression (SPDX 2.3, Annex D): AND binds stronger than OR, WITH stronger than both. Of
 * alternatives one takes the one that asks the least, of licences together the one that asks the
 * most.
 */
final class Expression {
  private static final Pattern TOKEN = Pattern.compile("[()]|[A-Za-z0-9.:+-]{1,100}");

  /** Deeper nesting is no licence. */
  private static final int DEEPEST = 20;

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Expression(String text) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  /** Null for what is no expression. */
  static @Nullable Terms terms(String text) {
    Expression expression = new Expression(text);
    Terms terms = expression.either();
    return expression.at == expression.tokens.size() ? terms : null;
  }

  private @Nullable Terms either() {
    Terms least = both();
    while (least != null && word("or")) {
      Terms other = both();
      least = other == null ? null : other.compareTo(least) < 0 ? other : least;
    }
    return least;
  }

  private @Nullable Terms both() {
    Terms most = one();
    while (most != null && word("and")) {
      Terms other = one();
      most = other == null ? null : other.compareTo(most) > 0 ? other : most;
    }
    return most;
  }

  private @Nullable Terms one() {
    if (at == tokens.size() || depth > DEEPEST) {
      return null;
    }
    String token = tokens.get(at++);
    if (token.equals("(")) {
      depth++;
      Terms inside = either();
      depth--;
      return inside != null && word(")") ? inside : null;
    }
    if (token.equals(")")) {
      return null;
    }
    if (word("with")) {
      at++;
    }
    return Terms.of(token);
  }

  private boolean word(String expected) {
    boolean there = at < tokens.size() && tokens.get(at).toLowerCase(Locale.ROOT).equals(expected);
    at += there ? 1 : 0;
    return there;
  }
}
