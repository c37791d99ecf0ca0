package org.probity.detection.works;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code without what does not run: comments, and the lines that name what is imported, which are
 * alike in works that have nothing else in common. Places stay what they are.
 */
final class Comments {
  /** Linear: every repetition is possessive or ends at the end of its line. */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "/\\*(?:[^*]++|\\*(?!/))*+(?:\\*/)?"
              + "|<!--(?:[^-]++|-(?!->))*+(?:-->)?"
              + "|(?<![:\\w/])//[^\\n]*+"
              + "|(?<![\\w&$])#(?=[\\s#!])[^\\n]*+"
              + "|(?<=\\s)--\\s[^\\n]*+"
              + "|(?m:^)[ \\t]*+(?:import|package|using|from|use|require|#[ \\t]*+include)\\b[^\\n]*+");

  private Comments() {}

  /** The same text with spaces where these stood; the very same if there were none. */
  static String blanked(String code) {
    Matcher matcher = HIDDEN.matcher(code);
    if (!matcher.find()) {
      return code;
    }
    char[] blanked = code.toCharArray();
    do {
      for (int i = matcher.start(); i < matcher.end(); i++) {
        blanked[i] = blanked[i] == '\n' ? '\n' : ' ';
      }
    } while (matcher.find());
    return new String(blanked);
  }
}
