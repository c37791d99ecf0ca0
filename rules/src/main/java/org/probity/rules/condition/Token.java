package org.probity.rules.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.rules.RulesException;

/**
 * A word, number, sign or parenthesis of a condition.
 *
 * @param column where it begins, from 1
 */
record Token(String text, int column) {
  private static final int LONGEST = 2_000;
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(-?\\d+(?![A-Za-z0-9._+-])|[A-Za-z0-9][A-Za-z0-9._+-]*|[=!<>]=|[<>(),])");

  static List<Token> split(String condition) {
    if (condition.length() > LONGEST) {
      throw new RulesException("the condition is over " + LONGEST + " characters.");
    }
    String text = condition.stripTrailing();
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = FORM.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new RulesException("column " + (at + 1) + ": this sign has no meaning here.");
      }
      tokens.add(new Token(matcher.group(1), matcher.start(1) + 1));
      at = matcher.end();
    }
    return tokens;
  }
}
