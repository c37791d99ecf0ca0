package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of the United Kingdom. */
final class UnitedKingdomTable {
  /** Royal Mail, Postcode Address File: the areas' forms and the inward code's letters. */
  private static final String POSTCODE =
      "(?:gir ?0aa|(?:[a-pr-uwyz](?:\\d{1,2}|[a-hk-y]\\d|[a-hk-y]\\d\\d|\\d[a-hjkps-uw]"
          + "|[a-hk-y]\\d[abehmnprv-y])) ?\\d[abd-hjlnp-uw-z]{2})";

  private UnitedKingdomTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("UK_NHS", "uk-nhs")
              .pattern(number("\\d{10}"), 0.3, 0.9)
              .pattern(number("\\d{3}([ -])\\d{3}\\1\\d{4}"), 0.4, 0.95)
              .check("MOD 11", plain(EuropeChecks::ukNhs))
              .context("nhs", "national health", "health service", "patient", "gp")
              .finds("NHS number 943 476 5919", "NHS 9434765919", "401-023-2137")
              .ignores("9434765919", "NHS 9434765918", "943 476 5918"),
          row("UK_NINO", "uk-nino")
              .pattern(
                  word(
                      "(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prstw-z][a-ceghj-nprstw-z] ?"
                          + "\\d{2} ?\\d{2} ?\\d{2} ?[a-d]"),
                  0.7,
                  0.95)
              .context(
                  "nino", "ni number", "ni no", "national insurance", "insurance number", "hmrc")
              .finds("AB123456C", "national insurance number ab 12 34 56 c")
              .ignores("BG123456C", "AO123456C", "AB123456E", "DA123456A"),
          row("UK_PASSPORT", "uk-passport")
              .pattern(word("\\d{9}"), 0.05, 0.7)
              .pattern(word("[a-z]{2}\\d{7}"), 0.1, 0.7)
              .context("passport", "travel document", "hmpo")
              .home("uk", "british", "united kingdom", "hm passport")
              .finds("passport number 925076473", "British passport AB1234567")
              .ignores("925076473", "passport 9250764"),
          row("UK_POSTCODE", "uk-postcode")
              .pattern(word(POSTCODE), 0.3, 0.75)
              .context(
                  "postcode",
                  "post code",
                  "postal code",
                  "address",
                  "street",
                  "road",
                  "lane",
                  "avenue",
                  "london",
                  "england",
                  "scotland",
                  "wales",
                  "uk",
                  "united kingdom")
              .finds("10 Downing Street, London «SW1A 2AA»", "postcode ec1a1bb", "address: M1 1AE")
              .ignores("SW1A 2AA", "postcode QA1 1AA", "postcode SW1A 2CA"),
          row("UK_DRIVING_LICENCE", "uk-driving-licence")
              .pattern(
                  word(
                      "(?=[a-z]{1,5}9{0,4} ?\\d)[a-z][a-z9]{4}"
                          + " ?\\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\\d|3[01])\\d"
                          + " ?[a-z9]{2}[a-z\\d] ?[a-z\\d]{2}"),
                  0.7,
                  0.95)
              .check("date of birth", plain(EuropeChecks::ukDrivingLicence))
              .context("driving licen", "driver's licen", "driver licen", "dvla", "licence number")
              .finds("MORGA657054SM9IJ", "driving licence JONES 710238 HA2AB")
              .ignores("MORGA613054SM9IJ", "MORGA657324SM9IJ", "99999657054SM9IJ"),
          row("UK_VEHICLE_REGISTRATION", "uk-vehicle-registration")
              .pattern(word("[a-y]{2}(?:0[1-9]|[1-7]\\d) ?[a-z]{3}"), 0.3, 0.8)
              .pattern(word("[a-hj-npr-ty]\\d{1,3} ?[a-z]{3}"), 0.15, 0.7)
              .pattern(word("[a-z]{3} ?\\d{1,3}[a-hj-npr-ty]"), 0.15, 0.7)
              .pattern(word("[a-z]{1,3} \\d{1,4}"), 0.05, 0.5)
              .context(
                  "registration",
                  "number plate",
                  "licence plate",
                  "license plate",
                  "vehicle",
                  "car",
                  "reg",
                  "vrm",
                  "dvla",
                  "plate")
              .finds("car registration AB12 CDE", "number plate A123BCD", "vehicle reg ABC 123D")
              .ignores("AB12 CDE", "at 12 noon"));
}
