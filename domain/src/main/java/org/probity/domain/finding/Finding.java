package org.probity.domain.finding;

/**
 * A place in a text where something was found.
 *
 * @param entityType Presidio's name, as "EMAIL_ADDRESS"
 * @param start first Unicode code point, counted from 0
 * @param end one past the last code point
 * @param score confidence, 0 to 1
 * @param recognizer who found it; {@code lexicon} when no trained model stands behind it
 * @param why what made it believe so (pattern, checksum, context words, model); never the value
 */
public record Finding(
    String entityType, int start, int end, double score, String recognizer, String why) {

  public Finding {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("A finding spans from start to a later or equal end.");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("A score lies between 0 and 1.");
    }
  }

  public int length() {
    return end - start;
  }
}
