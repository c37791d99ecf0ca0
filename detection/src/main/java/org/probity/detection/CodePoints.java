package org.probity.detection;

/** Cuts texts at code points. */
final class CodePoints {
  private CodePoints() {}

  /**
   * @param start in code points, from 0
   * @param end one past the last code point
   * @throws DetectionException if the text is shorter
   */
  static String slice(String text, int start, int end) {
    try {
      int from = text.offsetByCodePoints(0, start);
      return text.substring(from, text.offsetByCodePoints(from, end - start));
    } catch (IndexOutOfBoundsException e) {
      throw new DetectionException("A finding ends after the text does.");
    }
  }
}
