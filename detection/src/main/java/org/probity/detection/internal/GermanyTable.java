package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of Germany. */
final class GermanyTable {
  /** PAuswV and PassV leave out vowels and letters that look like digits. */
  private static final String DOCUMENT = "[cfghjklmnprtv-z\\d]{8}\\d?";

  private static final String KV_REGION = "(?:0[1-3]|17|20|3[58]|46|5[12]|7[1-48]|83|88|93|98)";

  private GermanyTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("DE_TAX_ID", "de-tax-id")
              .pattern(number("[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}"), 0.5, 0.95)
              .checkLowers("ISO 7064 MOD 11,10", plain(GermanyChecks::taxId))
              .context(
                  "steuer-id",
                  "steuerid",
                  "steueridentifikation",
                  "identifikationsnummer",
                  "idnr",
                  "steuerliche id",
                  "tin",
                  "tax id",
                  "tax identification",
                  "finanzamt")
              .finds("Steuer-ID 86 095 742 719", "65929970489", "tax id 86095742718")
              .ignores("86095742718", "IdNr. 06095742719"),
          row("DE_TAX_NUMBER", "de-tax-number")
              .pattern(
                  number("(?:0\\d|1[0-6]|2[1-8]|3[0-2]|4[01]|5\\d|9\\d)\\d{2}0\\d{8}"), 0.2, 0.8)
              .pattern(number("\\d{2,3}/\\d{3}/\\d{5}"), 0.4, 0.85)
              .pattern(number("\\d{2,3}[ /]\\d{3,4}[ /]\\d{4,5}"), 0.2, 0.8)
              .pattern(number("0?\\d{2} \\d{3} \\d{5}"), 0.1, 0.8)
              .pattern(number("(?:0[1-9]|1[0-6])\\d{11}"), 0.2, 0.8)
              .pattern(number("\\d{10,11}"), 0.05, 0.6)
              .context(
                  "steuernummer",
                  "steuer-nr",
                  "steuernr",
                  "st.-nr",
                  "st.nr",
                  "st-nr",
                  "stnr",
                  "finanzamt",
                  "tax number",
                  "tax no",
                  "steuerbescheid")
              .finds("181/815/08155", "Steuernummer: 2893081508152", "St.-Nr. 21/815/08150")
              .ignores("123 456 7890", "2893081508152"),
          row("DE_SOCIAL_SECURITY", "de-social-security")
              .pattern(word("\\d{2} ?\\d{6} ?[a-z] ?\\d{3}"), 0.8, 0.98)
              .check("VKVV check digit", plain(GermanyChecks::socialSecurity))
              .context(
                  "sozialversicherung",
                  "rentenversicherung",
                  "versicherungsnummer",
                  "rvnr",
                  "svnr",
                  "sv-nummer",
                  "social security",
                  "pension insurance")
              .finds("15070649C103", "Rentenversicherungsnummer 65 170839 J 003")
              .ignores("15070649C104", "15450649C103", "15070649C1034"),
          row("DE_HEALTH_INSURANCE", "de-health-insurance")
              .pattern(word("[a-z]\\d{9}"), 0.6, 0.95)
              .pattern(word("[a-z] ?\\d{3} ?\\d{3} ?\\d{3}"), 0.5, 0.95)
              .check("SGB V check digit", plain(GermanyChecks::healthInsurance))
              .context(
                  "krankenversicher",
                  "krankenkasse",
                  "versichertennummer",
                  "kvnr",
                  "egk",
                  "gesundheitskarte",
                  "health insurance",
                  "insured")
              .finds("KVNR A123456780", "M123456785", "Krankenkasse: a000 500 015")
              .ignores("A123456781", "KVNR M123456789"),
          row("DE_ID_CARD", "de-id-card")
              .pattern(word("[lmnprtv-y]" + DOCUMENT), 0.25, 0.9)
              .pattern(number("\\d{4}[ -]?\\d{5}[ -]?\\d"), 0.05, 0.6)
              .check("check digit where there is one", plain(GermanyChecks::documentNumber))
              .context("personalausweis", "ausweis", "identity card", "id card", "pa-nr")
              .finds("Personalausweis T220001293", "ID card L01X00T47", "Ausweisnr.: l01x00t471")
              .ignores("L01X00T47", "Personalausweis T220001294", "Ausweis A22000129"),
          row("DE_PASSPORT", "de-passport")
              .pattern(word("[cfghjk]" + DOCUMENT), 0.25, 0.7)
              .check("check digit where there is one", plain(GermanyChecks::documentNumber))
              .context("reisepass", "passnummer", "pass-nr", "passnr", "passport", "pass")
              .home("german", "deutsch", "reisepass")
              .finds("Reisepass C01X00T47", "German passport C01X00T478")
              .ignores("C01X00T47", "Reisepass C01X00T479", "Reisepass B01X00T47"),
          row("DE_FUEHRERSCHEIN", "de-fuehrerschein-check")
              .pattern(word("[a-z]\\d[a-z\\d]{7}[\\dx][a-z\\d]"), 0.5, 0.95)
              .check("FeV check character", plain(GermanyChecks::drivingLicence))
              .context(
                  "führerschein",
                  "fuehrerschein",
                  "fahrerlaubnis",
                  "driving licen",
                  "driver's licen",
                  "licence number")
              .finds("B072RRE2I55", "Führerschein B072RRE2I55")
              .ignores("B072RRE2I65", "Führerschein B072RRE2I65"),
          row("DE_FUEHRERSCHEIN", "de-fuehrerschein")
              .pattern(word("[a-z]{2}\\d{8}[a-z\\d]"), 0.1, 0.65)
              .context("führerschein", "fuehrerschein", "fahrerlaubnis")
              .finds("Führerscheinnummer MU12345678B")
              .ignores("MU12345678B"),
          row("DE_VAT_ID", "de-vat-id")
              .pattern(word("DE ?\\d{3} ?\\d{3} ?\\d{3}"), 0.8, 0.95)
              .check("ISO 7064 MOD 11,10", match -> vat(match) ? match.length() : 0)
              .context("ust-id", "ustid", "umsatzsteuer", "vat", "mwst")
              .finds("DE136695976", "USt-IdNr. DE 136 695 976")
              .ignores("DE136695978", "XE136695976"),
          row("DE_LANR", "de-lanr")
              .pattern(number("\\d{9}"), 0.15, 0.9)
              .check("KBV check digit", plain(GermanyChecks::lanr))
              .context("lanr", "arztnummer", "arzt-nr", "physician number", "doctor number", "arzt")
              .finds("LANR 123456601", "lebenslange Arztnummer: 123456601")
              .ignores("123456601", "LANR 123456701"),
          row("DE_BSNR", "de-bsnr")
              .pattern(number(KV_REGION + "\\d{7}"), 0.1, 0.75)
              .pattern(number("\\d{9}"), 0.02, 0.6)
              .context(
                  "bsnr",
                  "betriebsstätte",
                  "betriebsstaette",
                  "praxisnummer",
                  "practice number",
                  "arztpraxis")
              .finds("BSNR 381234567", "Betriebsstättennummer 721234500")
              .ignores("381234567", "BSNR 38123456"),
          row("DE_HANDELSREGISTER", "de-handelsregister")
              .exactly(word("HR[AB] ?\\d{1,6}(?: ?B)?"), 0.65, 0.95)
              .context("handelsregister", "amtsgericht", "registergericht", "commercial register")
              .finds("HRB 12345", "Amtsgericht Köln, HRA 9876", "Berlin HRB 158855 B")
              .ignores("HRC 12345", "hrb"),
          row("DE_KFZ", "de-kfz")
              .exactly(
                  word("(?<![A-ZÄÖÜ]-)[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[1-9]\\d{0,3}[EH]?"),
                  0.3,
                  0.85)
              .context(
                  "kennzeichen",
                  "nummernschild",
                  "kfz",
                  "fahrzeug",
                  "pkw",
                  "auto",
                  "zulassung",
                  "license plate",
                  "licence plate",
                  "number plate")
              .finds("Kennzeichen B-AB 1234", "Das Auto M XY 999 parkt", "Kfz KA-EF 1H")
              .ignores("B-AB 1234", "in A B 12c"),
          row("DE_PLZ", "de-plz")
              .pattern(
                  number(
                      "(\\d{5}) (?:berlin|hamburg|münchen|köln|frankfurt|stuttgart|düsseldorf"
                          + "|leipzig|dortmund|essen|bremen|dresden|hannover|nürnberg|duisburg|bochum"
                          + "|bonn|münster|mannheim|karlsruhe|augsburg|wiesbaden|aachen|kiel|freiburg"
                          + "|mainz|potsdam|erfurt|rostock|kassel)"),
                  0.6,
                  0.85)
              .pattern("(?<![\\p{IsLatin}\\d])D-(\\d{5})(?!\\d)", 0.5, 0.85)
              .pattern(number("(?:0[1-9]|[1-9]\\d)\\d{3}"), 0.01, 0.6)
              .context(
                  "plz", "postleitzahl", "postal code", "wohnort", "straße", "str.", "anschrift")
              .finds("PLZ 80331", "Hauptstraße 5, «10115» Berlin", "Postleitzahl: 50667")
              .ignores("80331", "PLZ 00123"));

  private static boolean vat(String match) {
    return CheckDigits.mod11And10(Checks.digits(match));
  }
}
