package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of the Nordic countries. */
final class NorthernEuropeTable {
  private NorthernEuropeTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("SE_PERSONNUMMER", "se-personnummer")
              .pattern("(?<![\\p{IsLatin}\\d])(?:1[89]|20)?\\d{6}[-+]\\d{4}(?!\\d)", 0.75, 0.98)
              .pattern(number("(?:1[89]|20)\\d{10}"), 0.5, 0.95)
              .pattern(number("\\d{10}"), 0.3, 0.9)
              .check("date of birth and Luhn digit", plain(NordicChecks::sePersonnummer))
              .context(
                  "personnummer",
                  "samordningsnummer",
                  "personal identity number",
                  "swedish id",
                  "pnr",
                  "födelsenummer")
              .finds("811218-9876", "personnummer 198112189876", "pnr 8112189876")
              .ignores("811218-9875", "811318-9874", "8112189876"),
          row("SE_ORGANISATIONSNUMMER", "se-organisationsnummer")
              .pattern(number("(?:16)?\\d{2}[2-9]\\d{3}-\\d{4}"), 0.7, 0.95)
              .pattern(number("(?:16)?\\d{2}[2-9]\\d{7}"), 0.2, 0.9)
              .check("Luhn digit", plain(NordicChecks::seOrganisationsnummer))
              .context(
                  "organisationsnummer",
                  "org.nr",
                  "orgnr",
                  "org nr",
                  "organization number",
                  "organisation number",
                  "bolagsverket")
              .finds("556703-7485", "organisationsnummer 5567037485")
              .ignores("556703-7486", "5567037485", "551703-7480"),
          row("NO_FODSELSNUMMER", "no-fodselsnummer")
              .pattern(number("\\d{6} ?\\d{5}"), 0.8, 0.95)
              .check("date of birth and two MOD 11 digits", plain(NordicChecks::noFodselsnummer))
              .context(
                  "fødselsnummer",
                  "fodselsnummer",
                  "personnummer",
                  "d-nummer",
                  "fnr",
                  "national identity number",
                  "norwegian")
              .finds("15108695088", "fødselsnummer 151086 95088")
              .ignores("15108695077", "15138695088"),
          row("DK_CPR", "dk-cpr")
              .pattern(number("\\d{6}-\\d{4}"), 0.7, 0.95)
              .pattern(number("\\d{6} ?\\d{4}"), 0.3, 0.9)
              .check("date of birth and MOD 11", plain(NordicChecks::dkCpr))
              .context("cpr", "personnummer", "civil registration", "danish")
              .finds("211062-5629", "CPR 2110625629", "CPR-nummer 010165-1234")
              .ignores("211062-5628", "2110625629", "CPR 311362-5629"),
          row("FI_PERSONAL_IDENTITY_CODE", "fi-personal-identity-code")
              .pattern(word("\\d{6}[-+a-fu-y]\\d{3}[0-9a-fhj-npr-y]"), 0.85, 0.98)
              .check(
                  "date of birth and MOD 31",
                  Checks.whole(
                      match -> NordicChecks.fiPersonalIdentityCode(Checks.capitals(match))))
              .context(
                  "hetu", "henkilötunnus", "personbeteckning", "personal identity code", "finnish")
              .finds("131052-308T", "henkilötunnus 131052a308t")
              .ignores("131052-308U", "311352-308T"));
}
