package org.probity.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a recorded text.
 *
 * @param hidden whether it stands for what was redacted
 */
public record Passage(String text, boolean hidden) {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Z][A-Z_]{1,40})>");

  /**
   * @param entities whose placeholders were put there by redaction, and not written by the author
   */
  static List<Passage> of(String text, Set<String> entities) {
    List<Passage> passages = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    int from = 0;
    while (placeholder.find()) {
      if (entities.contains(placeholder.group(1))) {
        if (placeholder.start() > from) {
          passages.add(new Passage(text.substring(from, placeholder.start()), false));
        }
        passages.add(new Passage(placeholder.group(), true));
        from = placeholder.end();
      }
    }
    if (from < text.length()) {
      passages.add(new Passage(text.substring(from), false));
    }
    return passages;
  }

  /** Nothing of the content. */
  @Override
  public String toString() {
    return "Passage[" + text.length() + " characters]";
  }
}
