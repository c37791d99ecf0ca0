package org.probity.detection.internal;

import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** What is said of a person in a fixed form: age and form of address. */
final class PersonTable {
  private static final String YEARS = "(?:1[01]\\d|[1-9]?\\d)";

  /** Behind the number; "years ago" is no age. */
  private static final String OLD =
      "(?:[ -]?(?:years?|yrs?|months?|weeks?)[ -]?olds?|[ -]?y/?o|[ -]?jahre alt|[ -]?jährige[rns]?"
          + "|[ -]?ans d'âge|[ -]?años de edad| anni di età)(?!\\p{IsLatin})";

  /** Before the number, with no doubt, and with some. */
  private static final String AGED =
      "(?:aged|age:|age is|age of|alter:|im alter von|âgée? de|edad:)";

  private static final String IS =
      "(?:i'?m|i am|(?:s?he|who) (?:is|was)|s?he's|they are|(?:he|she|i) turned|turn(?:s|ed|ing)?)"
          + "(?: just| only| about| now| already)?";
  private static final String HAS = "(?:j'ai|il a|elle a|tengo|tiene|ich bin|er ist|sie ist)";

  private PersonTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("AGE", "age")
              .pattern("(?<![\\p{IsLatin}\\d.,])(" + YEARS + OLD + ")", 0.85)
              .pattern(word(AGED + " ?(" + YEARS + "(?: (?:years?|jahren?|ans|años))?)"), 0.7)
              .pattern(
                  word("(?:age|edad de|di età)(?: about| only| just)? (" + YEARS + ")")
                      + "(?![%.,:/-]?[\\d%])",
                  0.3,
                  0.6)
              .pattern(
                  word(IS + " (" + YEARS + ")")
                      + "(?= ?(?:[.,;!?)]|$|and | years?(?! ago)| now))(?![.,]\\d)",
                  0.5,
                  0.6)
              .pattern(
                  word(HAS + " (" + YEARS + ")") + "(?= (?:ans|años|jahre)(?! (?:lang|de )))", 0.7)
              .pattern("(?<!\\d)(" + YEARS + " ?(?:周岁|岁|歲|살|세))", 0.85)
              .context("age", "alter", "âge", "edad", "old", "born", "birthday")
              .finds(
                  "a «45-year-old» man",
                  "she is 32 years old",
                  "patient aged «67»",
                  "I am «29».",
                  "Er ist 45 Jahre alt",
                  "im Alter von 45 Jahren",
                  "elle a «30» ans",
                  "tengo «25» años",
                  "他今年«35岁»",
                  "Age: 52")
              .ignores("I am 3rd", "page 45", "45% of all", "it took 3 years", "version is 12"),
          row("TITLE", "form-of-address")
              .exactly(
                  "(?<![\\p{IsLatin}\\d])((?:Mrs?|Ms|Mx|Dr|Prof|Rev|Hon|Capt|Lt|Sgt|Col|Gen|Messrs|Mme|Mlle|Sr|Sra|Srta|Dott|Sig)\\.?"
                      + "|Miss|Sir|Dame|Lord|Lady|Madam|Professor|Doctor|Herr|Frau|Monsieur|Madame|Mademoiselle"
                      + "|Señora?|Señorita|Don|Doña|Signora?|Senhora?|Judge|Senator|President|Captain)(?="
                      + " \\p{Lu}[\\p{L}'.-]{1,30})",
                  0.6)
              .pattern("(?<![\\p{IsLatin}\\d])(mr|mrs|ms|dr|prof)\\. (?=\\p{L})", 0.5)
              .pattern("(?<=\\p{IsHan}{1,3})(先生|女士|小姐|博士|教授|医生|律师|老师)", 0.5)
              .finds(
                  "«Mr.» Smith called",
                  "Dear «Dr» Jones",
                  "Sehr geehrte «Frau» Müller",
                  "chère «Mme» Dupont",
                  "estimado «Señor» García",
                  "王«先生»您好",
                  "hello mrs. jones")
              .ignores("sir, yes sir", "the drive", "先生"));
}
