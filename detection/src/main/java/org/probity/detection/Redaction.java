package org.probity.detection;

import java.util.List;

/**
 * A text after anonymisation.
 *
 * @param items what was done, sorted by place
 */
public record Redaction(String text, List<Item> items) {
  public Redaction {
    items = List.copyOf(items);
  }

  /**
   * @param start first code point in the new text
   * @param end one past the last code point in the new text
   * @param operator as {@code replace}
   */
  public record Item(String entityType, int start, int end, String operator) {}

  /** What was done, never the text. */
  @Override
  public String toString() {
    return "Redaction" + items;
  }
}
