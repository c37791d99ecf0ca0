package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of Singapore, Thailand, the Philippines and Israel. */
final class AsiaTable {
  private AsiaTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("SG_NRIC_FIN", "sg-nric-fin")
              .pattern(word("[stfgm]\\d{7}[a-z]"), 0.85, 0.98)
              .checkLowers("MOD 11 letter", plain(AsiaChecks::sgNric))
              .context(
                  "nric",
                  "fin",
                  "identity card",
                  "foreign identification",
                  "singapore",
                  "work permit")
              .finds("S1234567D", "NRIC s1234567a", "FIN M1234567K", "S1234567A")
              .ignores("A1234567D", "S123456D"),
          row("SG_UEN", "sg-uen")
              .pattern(word("\\d{8}[a-z]"), 0.4, 0.95)
              .pattern(word("(?:18|19|20)\\d{7}[a-z]"), 0.5, 0.95)
              .pattern(word("[rst]\\d{2}[a-z]{2}\\d{4}[a-z]"), 0.7, 0.95)
              .check("ACRA check letter", plain(AsiaChecks::sgUen))
              .context(
                  "uen", "unique entity", "acra", "business registration", "company registration")
              .finds("UEN 00192200M", "197401143C", "T01FC6132D")
              .ignores("197401143D", "UEN 00192200N", "T01FC6132E"),
          row("TH_TNIN", "th-tnin")
              .pattern(number("[1-8][ -]\\d{4}[ -]\\d{5}[ -]\\d{2}[ -]\\d"), 0.85, 0.98)
              .pattern(number("[1-8]\\d{12}"), 0.4, 0.95)
              .check("MOD 11", plain(AsiaChecks::thTnin))
              .context(
                  "บัตรประชาชน",
                  "เลขประจำตัว",
                  "เลขบัตร",
                  "thai id",
                  "thai national",
                  "thailand",
                  "national id")
              .finds("1-2345-45678-78-1", "เลขประจำตัวประชาชน 1234545678781")
              .ignores("1-2345-45678-78-2", "1234545678782"),
          row("PH_TIN", "ph-tin")
              .pattern(number("\\d{3}-\\d{3}-\\d{3}(?:-\\d{3,5})?"), 0.5, 0.95)
              .pattern(number("\\d{9}(?:\\d{3}|\\d{5})?"), 0.15, 0.9)
              .check("MOD 11", plain(AsiaChecks::phTin))
              .context("tin", "taxpayer", "bir", "tax identification", "tax id", "philippine")
              .finds("TIN 123-456-782-000", "BIR TIN: 123456782", "123-456-782")
              .ignores("123456782", "TIN 123-456-785-000"),
          row("PH_MOBILE_NUMBER", "ph-mobile-number")
              .pattern(
                  "(?<![\\d+])(?:\\+|00)?63[ -]?\\(?9\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{4}(?!\\d)", 0.95)
              .pattern(number("09\\d{2}[ -]\\d{3}[ -]\\d{4}"), 0.8, 0.9)
              .pattern(number("09\\d{9}"), 0.4, 0.9)
              .context(
                  "mobile", "cell", "phone", "number", "text", "call", "globe", "smart", "gcash",
                  "viber")
              .finds("+63 917 123 4567", "0917-123-4567", "mobile 09171234567")
              .ignores("+64 917 123 4567", "0817-123-4567"),
          row("IL_ID", "il-id")
              .pattern(number("\\d{8}-\\d"), 0.4, 0.95)
              .pattern(number("\\d{9}"), 0.2, 0.9)
              .check("Luhn digit", plain(CheckDigits::luhn))
              .context(
                  "תעודת זהות",
                  "ת.ז",
                  "מספר זהות",
                  "teudat zehut",
                  "israel",
                  "israeli id",
                  "id number",
                  "identity number")
              .finds("ת.ז. 039337423", "Israeli ID 03933742-3")
              .ignores("039337423", "Israeli ID 039337424"));
}
