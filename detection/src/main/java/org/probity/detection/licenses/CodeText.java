package org.probity.detection.licenses;

import java.util.regex.Pattern;

/** Whether a text is a program, by how its lines look. */
public final class CodeText {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s{0,200}(?:.{0,500}[;{}]\\s{0,8}"
              + "|(?:def|class|func|fn|function|import|from|package|using|public|private|protected"
              + "|static|const|let|var|if|elif|else|for|while|return|try|except|async|@\\w)\\b.{0,500}"
              + "[:()={]{1,3}.{0,200}|#\\s?(?:include|define|ifdef|ifndef|endif|pragma)\\b.{0,500}"
              + "|#!/.{0,200}|[\\w.\\[\\]]{1,80} [-+*/|]?= .{1,500}"
              + "|[\\w.]{1,80}\\([^()]{0,300}\\)|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE"
              + " TABLE)\\b.{0,500})");
  private static final Pattern COMMENT =
      Pattern.compile("\\s{0,200}(?://|/\\*|\\*|#|--|;;|<!--).*+");

  /** The first so many lines tell. */
  private static final int LINES = 400;

  private static final double SHARE = 0.5;
  private static final int FEWEST = 2;

  private CodeText() {}

  /** Comments and empty lines do not count; a fenced block in a text counts as a program. */
  public static boolean looksLikeCode(String text) {
    int code = 0;
    int counted = 0;
    for (String line : text.lines().limit(LINES).toList()) {
      if (line.startsWith("```") && line.length() > 3) {
        return true;
      }
      if (line.isBlank() || COMMENT.matcher(line).matches()) {
        continue;
      }
      counted++;
      code += line.length() <= 1_000 && LINE.matcher(line).matches() ? 1 : 0;
    }
    return code >= FEWEST && code >= SHARE * counted;
  }
}
