package org.probity.detection.internal;

import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/**
 * Days, written in figures or with the names of months; English, German, French, Spanish, Chinese.
 */
final class DateTable {
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0[1-9]|1[0-2])";
  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final String TIME =
      "(?:[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2})?)?";
  private static final String ENGLISH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String OTHERS =
      "(?:januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet"
          + "|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio"
          + "|agosto|septiembre|octubre|noviembre|diciembre)";

  private DateTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("DATE_TIME", "date")
              .pattern(
                  "(?<![\\d.-])"
                      + YEAR
                      + "-"
                      + MONTH
                      + "-(?:0[1-9]|[12]\\d|3[01])"
                      + TIME
                      + "(?![\\d-])",
                  0.6)
              .pattern(
                  "(?<![\\d./])" + DAY + "([./-])" + DAY + "\\1" + YEAR + TIME + "(?!\\d)", 0.5)
              .pattern("(?<!\\d)" + YEAR + " ?年 ?(?:0?[1-9]|1[0-2]) ?月(?: ?" + DAY + " ?日)?", 0.6)
              .finds("born «1990-03-07»", "on «7/3/1990»", "２０２４年３月１日", "at «2024-03-01T10:30:00Z»")
              .ignores("1990-13-07", "version 1.2.3"),
          row("DATE_TIME", "date-in-words")
              .pattern(
                  word(DAY + "(?:st|nd|rd|th)?(?: of)? " + ENGLISH + "(?:,? " + YEAR + ")?"), 0.5)
              .pattern(word(ENGLISH + " " + DAY + "(?:st|nd|rd|th)?(?:,? " + YEAR + ")?(?!:)"), 0.5)
              .pattern(
                  word(
                      "(?:le |el )?"
                          + DAY
                          + "(?:\\.|er|º)?(?: de)? "
                          + OTHERS
                          + "(?:(?: de| del)? "
                          + YEAR
                          + ")?"),
                  0.5)
              .finds(
                  "«12 March 2024»",
                  "on «June 5th, 1990»",
                  "am «3. März 2021»",
                  "né «le 14 juillet 1989»",
                  "nacida el 5 de mayo de 1990")
              .ignores("mayor 12", "marching 3 miles"),
          row("DATE_TIME", "weekday")
              .pattern(
                  word(
                      "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag"
                          + "|freitag|samstag|sonntag)"),
                  0.45)
              .finds("see you on «Monday»", "bis «Freitag»")
              .ignores("a mondayish mood"));
}
