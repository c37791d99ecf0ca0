package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of Italy. */
final class ItalyTable {
  /** A digit, or the letter that stands for it where two persons would have the same code. */
  private static final String DIGIT = "[\\dlmnp-v]";

  private ItalyTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("IT_FISCAL_CODE", "it-fiscal-code")
              .pattern(
                  word(
                      "[a-z]{3} ?[a-z]{3} ?"
                          + DIGIT
                          + "{2}[abcdehlmprst]"
                          + DIGIT
                          + "{2} ?[a-z]"
                          + DIGIT
                          + "{3} ?[a-z]"),
                  0.8,
                  0.98)
              .check("control letter", plain(EuropeChecks::itFiscalCode))
              .context("codice fiscale", "cod. fisc", "c.f.", "fiscal code", "tax code")
              .finds("RSSMRA85T10A562S", "codice fiscale rss mra 85t10 a562s")
              .ignores("RSSMRA85T10A562T", "RSSMRA85F10A562S"),
          row("IT_VAT_CODE", "it-vat-code")
              .pattern(word("it ?(?:\\d{11})"), 0.8, 0.95)
              .pattern(number("\\d{11}"), 0.25, 0.9)
              .check("Luhn digit", Checks.whole(match -> CheckDigits.luhn(Checks.digits(match))))
              .context("partita iva", "p. iva", "p.iva", "piva", "iva", "vat")
              .finds("partita IVA 00743110157", "IT00743110157", "P.IVA: 00743110157")
              .ignores("00743110157", "IT00743110158"),
          row("IT_DRIVER_LICENSE", "it-driver-license")
              .pattern(word("u1[a-z\\d]{7}[a-z]"), 0.35, 0.9)
              .pattern(word("[a-z]{2}\\d{7}[a-z]"), 0.2, 0.85)
              .context("patente", "driving licen", "driver's licen", "driver licen", "guida")
              .finds("patente U1H00A000B", "patente di guida AA1234567B")
              .ignores("AA1234567B", "patente AA1234567"),
          row("IT_PASSPORT", "it-passport")
              .pattern(word("[a-z]{2} ?\\d{7}"), 0.1, 0.7)
              .context("passaporto", "passport")
              .home("ital", "passaporto")
              .finds("passaporto AA1234567", "Italian passport YA 1234567")
              .ignores("AA1234567", "passaporto AA123456"),
          row("IT_IDENTITY_CARD", "it-identity-card")
              .pattern(word("c[a-z]\\d{5}[a-z]{2}"), 0.35, 0.9)
              .pattern(word("[a-z]{2} ?\\d{7}"), 0.1, 0.75)
              .pattern(word("\\d{7}[a-z]{2}"), 0.1, 0.75)
              .context(
                  "carta d'identità",
                  "carta di identità",
                  "carta d'identita",
                  "identity card",
                  "carta identità",
                  "cie")
              .finds("carta d'identità CA00000AA", "Carta d’identità AB 1234567", "CIE 1234567AA")
              .ignores("AB1234567", "CIE 123456A"));
}
