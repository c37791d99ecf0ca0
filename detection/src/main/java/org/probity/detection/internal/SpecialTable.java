package org.probity.detection.internal;

import java.util.List;

/** What the law guards most, by word lists. No trained model stands behind these. */
final class SpecialTable {
  private static final String SPECIAL = "SPECIAL";

  private SpecialTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          new LexiconRecognizer(
              SPECIAL,
              "lexicon-health",
              SpecialWords.HEALTH,
              List.of(
                  "The patient is «HIV-positive».",
                  "My mother has «diabetes».",
                  "Herr Meyer ist «schwerbehindert»",
                  "Elle est «enceinte» de six mois",
                  "Mi hermana: ella tiene «cáncer»",
                  "他去年«确诊»。"),
              List.of(
                  "Cancer research needs funds.",
                  "He wrote about cancer research",
                  "The diabetes centre opens at nine. We wait.",
                  "He has a stroker kit",
                  "stop")),
          new LexiconRecognizer(
              SPECIAL,
              "lexicon-belief",
              SpecialWords.BELIEFS,
              List.of(
                  "She is «Muslim».",
                  "Our colleague is a «trade union member».",
                  "Er ist «katholisch»",
                  "Il est «musulman»",
                  "她是«佛教徒»"),
              List.of("The Catholic church burned down.", "Party members met in Rome.")),
          new LexiconRecognizer(
              SPECIAL,
              "lexicon-identity",
              SpecialWords.IDENTITY,
              List.of(
                  "He told us that he is «gay»",
                  "the employee's «fingerprints»",
                  "Meine Schwester ist «lesbisch»",
                  "我的同事是«同性恋»"),
              List.of("Gay rights advanced.", "DNA is a molecule.")),
          new LexiconRecognizer(
              "CRIMINAL",
              "lexicon-criminal",
              SpecialWords.CRIMINAL,
              List.of(
                  "The applicant was «convicted» of fraud",
                  "Mr. Smith has a «criminal record».",
                  "Er ist «vorbestraft»",
                  "Elle a été «condamnée»",
                  "他有«前科»"),
              List.of("Burglary rates fell.", "Robbery is a crime. He said so.")));
}
