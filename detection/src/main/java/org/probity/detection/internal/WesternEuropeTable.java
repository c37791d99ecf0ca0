package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of France, Spain, Portugal, the Netherlands and Belgium. */
final class WesternEuropeTable {
  private WesternEuropeTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("FR_NIR", "fr-nir")
              .pattern(
                  number(
                      "[12378] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[ab]) ?\\d{3}"
                          + " ?\\d{3} ?\\d{2}"),
                  0.8,
                  0.98)
              .check("key by 97", plain(EuropeChecks::frNir))
              .context(
                  "nir", "sécurité sociale", "securite sociale", "sécu", "insee", "carte vitale")
              .finds("2 55 08 14 168 025 38", "sécurité sociale 255081416802538")
              .ignores("255081416802539", "455081416802538"),
          row("FR_SIREN", "fr-siren")
              .pattern(number("\\d{3} \\d{3} \\d{3}"), 0.35, 0.9)
              .pattern(number("\\d{9}"), 0.2, 0.85)
              .check("Luhn digit", plain(CheckDigits::luhn))
              .context("siren", "siret", "rcs", "registre du commerce", "entreprise", "société")
              .finds("SIREN 732 829 320", "RCS Paris 732829320")
              .ignores("732829320", "SIREN 732 829 321"),
          row("ES_NIF", "es-nif")
              .pattern(word("[klm\\d]\\d{7}[ -]?[a-z]"), 0.7, 0.95)
              .pattern(word("\\d{1,2}\\.\\d{3}\\.\\d{3}[ -]?[a-z]"), 0.7, 0.95)
              .check("letter by 23", plain(EuropeChecks::esLetter))
              .context("nif", "dni", "documento nacional", "identificación", "identidad")
              .finds("12345678Z", "DNI 12345678-z", "NIF 12.345.678-Z")
              .ignores("12345678A", "DNI 12345678"),
          row("ES_NIE", "es-nie")
              .pattern(word("[xyz][ -]?\\d{7}[ -]?[a-z]"), 0.8, 0.95)
              .check("letter by 23", plain(EuropeChecks::esLetter))
              .context("nie", "extranjero", "foreigner", "número de identidad")
              .finds("X1234567L", "NIE X-1234567-L")
              .ignores("X1234567M", "NIE W1234567L"),
          row("ES_PASSPORT", "es-passport")
              .pattern(word("[a-z]{3}\\d{6}[a-z]?"), 0.1, 0.7)
              .context("pasaporte", "passport")
              .home("spain", "spanish", "españ", "pasaporte")
              .finds("pasaporte AAA123456", "Spanish passport XDC123456")
              .ignores("AAA123456", "pasaporte AA12345"),
          row("PT_NIF", "pt-nif")
              .pattern(number("(?:[1-3]|45|[5689]|7[0-9])\\d{7,8}"), 0.15, 0.9)
              .pattern(number("[1-9]\\d{2} \\d{3} \\d{3}"), 0.3, 0.9)
              .check("nine digits, MOD 11", plain(id -> id.length() == 9 && EuropeChecks.ptNif(id)))
              .context("nif", "contribuinte", "número fiscal", "finanças", "portug", "nipc")
              .finds(
                  "NIF 123456789", "número de contribuinte 501 964 843", "Portuguese NIF 501964843")
              .ignores("123456789", "NIF 123456788"),
          row("NL_BSN", "nl-bsn")
              .pattern(number("\\d{4}([. -])\\d{2}\\1\\d{3}"), 0.5, 0.95)
              .pattern(number("\\d{3}([. -])\\d{3}\\1\\d{3}"), 0.3, 0.9)
              .pattern(number("\\d{8,9}"), 0.2, 0.9)
              .check("eleven test", plain(EuropeChecks::nlBsn))
              .context("bsn", "burgerservicenummer", "sofinummer", "sofi-nummer", "citizen service")
              .finds("BSN 111222333", "burgerservicenummer: 1112.22.333")
              .ignores("111222333", "BSN 111252333", "BSN 000000000"),
          row("BE_NRN", "be-nrn")
              .pattern(number("\\d{2}\\.\\d{2}\\.\\d{2}[- ]\\d{3}[.-]\\d{2}"), 0.8, 0.98)
              .pattern(number("\\d{6}[ -]?\\d{3}[ -]?\\d{2}"), 0.5, 0.95)
              .check("key by 97", plain(EuropeChecks::beNrn))
              .context(
                  "nrn",
                  "rijksregister",
                  "registre national",
                  "insz",
                  "niss",
                  "national register",
                  "numéro national",
                  "nationalregister")
              .finds("85.07.30-033.28", "rijksregisternummer 85073003328")
              .ignores("85.07.30-033.29", "85733003328"));
}
