package org.probity.detection.licenses;

import java.util.regex.Pattern;

/** Whether a text is a program, by how its lines look. */
public final class CodeText {
  /** How a line of a program begins that says something behind it. */
  private static final Pattern KEYWORD =
      Pattern.compile(
          "(?:def|class|func|fn|function|import|from|package|using|public|private|protected"
              + "|static|const|let|var|if|elif|else|for|while|return|try|except|async)\\b|@\\w");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "#\\s?(?:include|define|ifdef|ifndef|endif|pragma)\\b|#!/"
              + "|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\\s"
              + "|[\\w.\\[\\]]{1,80} [-+*/|]?= \\S"
              + "|[\\w.]{1,80}\\([^()]{0,300}\\)$");

  private static final Pattern COMMENT = Pattern.compile("//|/\\*|\\*|#|--|;;|<!--");
  private static final String ENDS = ";{}";
  private static final String SIGNS = ":()={";
  private static final String FENCE = "```";

  /** The first so many lines tell. */
  private static final int LINES = 400;

  private static final double SHARE = 0.5;
  private static final int FEWEST = 2;

  private CodeText() {}

  /** Comments and empty lines do not count; a fenced block in a text counts as a program. */
  public static boolean looksLikeCode(String text) {
    int code = 0;
    int counted = 0;
    for (String line : text.lines().limit(LINES).map(String::strip).toList()) {
      if (line.startsWith(FENCE) && line.length() > FENCE.length()) {
        return true;
      }
      boolean statement = isStatement(line);
      if (statement || !(line.isEmpty() || COMMENT.matcher(line).lookingAt())) {
        counted++;
        code += statement ? 1 : 0;
      }
    }
    return code >= FEWEST && code >= SHARE * counted;
  }

  private static boolean isStatement(String line) {
    if (line.isEmpty()) {
      return false;
    }
    return ENDS.indexOf(line.charAt(line.length() - 1)) >= 0
        || STATEMENT.matcher(line).lookingAt()
        || (KEYWORD.matcher(line).lookingAt() && line.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0));
  }
}
