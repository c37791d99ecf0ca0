package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of Australia, New Zealand, South Africa and Nigeria. */
final class SouthTable {
  private SouthTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("AU_ABN", "au-abn")
              .pattern(number("\\d{2} \\d{3} \\d{3} \\d{3}"), 0.7, 0.95)
              .pattern(number("\\d{11}"), 0.4, 0.9)
              .check("MOD 89", plain(SouthChecks::auAbn))
              .context("abn", "australian business", "business number")
              .finds("51 824 753 556", "ABN 51824753556")
              .ignores("51 824 753 557", "ABN 51824753565"),
          row("AU_ACN", "au-acn")
              .pattern(number("\\d{3} \\d{3} \\d{3}"), 0.45, 0.95)
              .pattern(number("\\d{9}"), 0.2, 0.9)
              .check("MOD 10", plain(SouthChecks::auAcn))
              .context("acn", "australian company", "company number", "asic")
              .finds("ACN 004 085 616", "company number 004085616")
              .ignores("004085616", "ACN 004 085 617"),
          row("AU_TFN", "au-tfn")
              .pattern(number("\\d{3}([ -])\\d{3}\\1\\d{3}"), 0.45, 0.95)
              .pattern(number("\\d{9}"), 0.2, 0.9)
              .check("MOD 11", plain(SouthChecks::auTfn))
              .context("tfn", "tax file", "ato", "australian tax")
              .finds("TFN 123 456 782", "tax file number 876543210")
              .ignores("876543210", "TFN 123 456 783"),
          row("AU_MEDICARE", "au-medicare")
              .pattern(number("[2-6]\\d{3} \\d{5} \\d(?:[ /-]?[1-9])?"), 0.6, 0.95)
              .pattern(number("[2-6]\\d{9}(?:[ /-]?[1-9])?"), 0.3, 0.9)
              .check("MOD 10", plain(SouthChecks::auMedicare))
              .context("medicare")
              .finds("2123 45670 1", "Medicare card 2123456701", "medicare no 2123 45670 1 2")
              .ignores("2123456701", "Medicare 2123 45671 1", "Medicare 7123 45670 1"),
          row("NZ_IRD", "nz-ird")
              .pattern(number("\\d{2,3}([ -])\\d{3}\\1\\d{3}"), 0.45, 0.95)
              .pattern(number("\\d{8,9}"), 0.15, 0.9)
              .check("MOD 11", plain(SouthChecks::nzIrd))
              .context("ird", "inland revenue", "tari taake", "new zealand tax", "tax number")
              .finds("IRD 49-091-850", "inland revenue number 136410132", "tari taake 136-410-132")
              .ignores("49091850", "IRD 49-091-851", "IRD 09-125-568"),
          row("ZA_ID_NUMBER", "za-id-number")
              .pattern(number("\\d{6} ?\\d{4} ?[012][0-9]\\d"), 0.6, 0.95)
              .check("date of birth and Luhn digit", plain(SouthChecks::zaId))
              .context(
                  "south africa", "id number", "identity number", "identiteitsnommer", "rsa id")
              .finds("8001015009087", "ID number 800101 5009 087")
              .ignores("8001015009088", "8013015009084", "8001015009387"),
          row("NG_NIN", "ng-nin")
              .pattern(number("\\d{11}"), 0.2, 0.9)
              .pattern(number("\\d{4}[ -]\\d{3}[ -]\\d{4}"), 0.3, 0.9)
              .check("Verhoeff digit", plain(CheckDigits::verhoeff))
              .context("nin", "national identification", "national identity", "nimc", "nigeria")
              .finds("NIN 12345678902", "National Identification Number 12345678902")
              .ignores("12345678902", "NIN 12345678901"),
          row("NG_VEHICLE_REGISTRATION", "ng-vehicle-registration")
              .pattern(word("[a-z]{3}[ -]\\d{3} ?[a-z]{2}"), 0.4, 0.85)
              .pattern(word("[a-z]{3}\\d{3}[a-z]{2}"), 0.3, 0.8)
              .context("plate", "vehicle", "registration", "car", "nigeria", "frsc", "lagos")
              .finds("ABC-123DE", "plate number KJA 456 XY")
              .ignores("ABC123DE", "AB-123DE"));
}
