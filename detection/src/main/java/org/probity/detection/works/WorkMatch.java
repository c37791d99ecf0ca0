package org.probity.detection.works;

/**
 * What a text has in common with a work. Lengths are at least so many words: at either end of a
 * common passage up to seven go uncounted, since only some runs of words are kept.
 *
 * @param start of the longest run in the text, in characters
 * @param end one past its last character
 * @param longestRun words in the same order without a break
 * @param common words in all common runs together
 * @param ofWork common words by the work's, 0 to 1
 * @param ofText share of the text's words, 0 to 1
 */
public record WorkMatch(
    WorkIndex.Entry work,
    int start,
    int end,
    int longestRun,
    int common,
    double ofWork,
    double ofText) {

  /** From here a run is more than a quotation. */
  public static final int SUBSTANTIAL = 36;

  /** Below, people have used the same phrase. */
  static final double CHANCE = 0.2;

  /** Of a run of {@link #SUBSTANTIAL} words. */
  private static final double SUBSTANTIAL_SCORE = 0.6;

  /** From here nothing more could be said. */
  private static final int WHOLE_PAGE = 200;

  /**
   * 0 to 1, the most of three. The longest run: 36 words are 0.6, fewer in proportion (a quotation
   * of 25 is 0.42), 200 are 1. How much of the work is there, which decides for a poem that is
   * shorter than 36 words. How much of the text is taken from it, if that is 50 words or more,
   * which decides for one that was changed here and there.
   */
  public double score() {
    double byRun =
        longestRun <= SUBSTANTIAL
            ? SUBSTANTIAL_SCORE * longestRun / SUBSTANTIAL
            : SUBSTANTIAL_SCORE
                + (1 - SUBSTANTIAL_SCORE) * (longestRun - SUBSTANTIAL) / (WHOLE_PAGE - SUBSTANTIAL);
    double byText = common >= 50 ? ofText : 0;
    return Math.min(1, Math.max(byRun, Math.max(ofWork, byText)));
  }
}
