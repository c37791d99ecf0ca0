package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of Poland, Romania and Turkey. */
final class EasternEuropeTable {
  private static final String TR_BEFORE = "(?<![\\p{IsLatin}\\d.+-])";
  private static final String TR_REST = "[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)";

  private EasternEuropeTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("PL_PESEL", "pl-pesel")
              .pattern(number("\\d{2}(?:[02468][1-9]|[13579][0-2])[0-3]\\d{6}"), 0.5, 0.95)
              .check("date of birth and MOD 10", plain(EuropeChecks::plPesel))
              .context("pesel", "numer ewidencyjny", "polish national", "polish id")
              .finds("44051401359", "PESEL: 44051401359")
              .ignores("44051401358", "PESEL 44053201359"),
          row("RO_CNP", "ro-cnp")
              .pattern(number("[1-9]\\d{12}"), 0.6, 0.95)
              .check("date of birth and MOD 11", plain(EuropeChecks::roCnp))
              .context("cnp", "cod numeric personal", "romanian")
              .finds("1630615123457", "CNP 1630615123457")
              .ignores("1630615123458", "1631315123457"),
          row("TR_NATIONAL_ID", "tr-national-id")
              .pattern(number("[1-9]\\d{10}"), 0.5, 0.95)
              .check("two check digits", plain(EuropeChecks::trNationalId))
              .context(
                  "tckn",
                  "t.c.",
                  "tc kimlik",
                  "kimlik",
                  "tc no",
                  "turkish id",
                  "turkish national",
                  "vatandaş")
              .finds("10000000146", "TC Kimlik No: 17291716060")
              .ignores("10000000147", "TCKN 17291716061", "TCKN 01729171606"),
          row("TR_PHONE_NUMBER", "tr-phone-number")
              .pattern("(?<![\\d+])(?:\\+|00)90[ -]?\\(?[2-5]\\d{2}\\)?" + TR_REST, 0.95)
              .pattern(
                  TR_BEFORE + "0 ?\\(?5\\d{2}\\)?[ -]\\d{3}[ -]\\d{2}[ -]\\d{2}(?!\\d)", 0.8, 0.9)
              .pattern(TR_BEFORE + "0 ?\\(?[2-5]\\d{2}\\)?" + TR_REST, 0.3, 0.9)
              .pattern(TR_BEFORE + "5\\d{2}" + TR_REST, 0.1, 0.8)
              .context("telefon", "cep", "gsm", "numara", "ara", "iletişim", "turk", "türk", "tel")
              .finds("+90 532 123 45 67", "0532 123 45 67", "Telefon: 0212 293 00 00")
              .ignores("0212 293 00 00", "+91 532 123 45 67"),
          row("TR_LICENSE_PLATE", "tr-license-plate")
              .pattern(
                  word(
                      "(?:0[1-9]|[1-7]\\d|8[01])[ -]?(?:[a-pr-vyz][ -]?\\d{4,5}|[a-pr-vyz]{2}["
                          + " -]?\\d{3,4}|[a-pr-vyz]{3}[ -]?\\d{2,4})"),
                  0.3,
                  0.85)
              .pattern(word("(?:0[1-9]|[1-7]\\d|8[01])[ -][a-pr-vyz]{1,2}[ -]\\d{2,3}"), 0.2, 0.8)
              .context("plaka", "araç", "plate", "license plate", "number plate", "vehicle")
              .finds("plaka 34 ABC 123", "plate 06-A-1234", "araç plakası 35 JK 12")
              .ignores("34 ABC 123", "plaka 82 ABC 123"));
}
