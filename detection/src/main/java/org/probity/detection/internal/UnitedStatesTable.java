package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of the United States. */
final class UnitedStatesTable {
  private static final String STATE =
      "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
          + "|T[NX]|UT|V[AT]|W[AIVY])";

  // CMS leaves out S, L, O, I, B and Z, which look like digits.
  private static final String MBI_LETTER = "[ac-hjkmnp-rt-y]";
  private static final String MBI_ANY = "[ac-hjkmnp-rt-y\\d]";

  private UnitedStatesTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("US_SSN", "us-ssn")
              .pattern("(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])", 0.85, 0.95)
              .pattern("(?<![\\d-])\\d{3}([ .])\\d{2}\\1\\d{4}(?![\\d-])", 0.5, 0.9)
              .pattern("(?<![\\d.-])\\d{9}(?![\\d-])", 0.05, 0.85)
              .check("numbers given out", plain(AmericaChecks::usSsn))
              .context("ssn", "social security", "social-security", "seguro social", "社会安全")
              .finds("«536-90-4399»", "her SSN is 536904399.", "social security no. «536 90 4399»")
              .ignores("536904399", "000-12-3456", "666-12-3456", "078-05-1120", "5536-90-4399"),
          row("US_ITIN", "us-itin")
              .pattern("(?<![\\d-])9\\d{2}-\\d{2}-\\d{4}(?![\\d-])", 0.6, 0.95)
              .pattern("(?<![\\d-])9\\d{2} \\d{2} \\d{4}(?![\\d-])", 0.4, 0.9)
              .pattern(number("9\\d{8}"), 0.05, 0.85)
              .check("group given out", plain(AmericaChecks::usItin))
              .context("itin", "taxpayer", "tax id", "tax identification", "individual taxpayer")
              .finds("912-70-1234", "ITIN 912701234", "taxpayer number 988 94 1234")
              .ignores("912-69-1234", "ITIN 912931234", "812-70-1234", "912701234"),
          row("US_PASSPORT", "us-passport")
              .pattern(word("\\d{9}"), 0.05, 0.7)
              .pattern(word("[a-z]\\d{8}"), 0.1, 0.7)
              .context("passport", "pasaporte", "travel document")
              .home("us", "u.s.", "usa", "american", "united states")
              .finds("passport number 912803456", "US passport A12345678")
              .ignores("912803456", "passport 91280345"),
          row("US_DRIVER_LICENSE", "us-driver-license")
              .pattern(
                  word(
                      "(?:[a-z]\\d{3}[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{3}["
                          + " -]?\\d|[a-z]\\d{3}-\\d{4}-\\d{4}|[a-z]\\d{4}[ -]\\d{5}["
                          + " -]\\d{5}|[a-z]\\d{2}-\\d{2}-\\d{4})"),
                  0.3,
                  0.7)
              .pattern(
                  word(
                      "(?:[a-z]{1,2}\\d{3,6}[a-z\\d]|[a-z]{1,2}\\d{5,14}|[a-z]{3}\\d{6}|\\d{3}[a-z]{2}\\d{4}|\\d{2}[a-z]{3}\\d{5}"
                          + "|[a-z]{5,7}\\d{3}[a-z\\d]{2,4})"),
                  0.1,
                  0.75)
              .pattern(word("\\d{6,14}"), 0.01, 0.6)
              .context(
                  "driver's licen",
                  "drivers licen",
                  "driver licen",
                  "driving licen",
                  "driver’s licen",
                  "licencia de conducir",
                  "dl",
                  "dl#",
                  "dmv",
                  "license number",
                  "license no",
                  "permit number")
              .finds(
                  "My driver's license number is «425700624»",
                  "DL: LH329609T",
                  "driver license H123-4567-8901",
                  "Florida driver's license H123-456-78-901-0")
              .ignores("425700624", "order AB12345678"),
          row("US_BANK_NUMBER", "us-bank-number")
              .pattern(number("\\d{8,17}"), 0.05, 0.5)
              .pattern(number("\\d{4}-\\d{4}-\\d{4}"), 0.1, 0.5)
              .context(
                  "bank",
                  "account number",
                  "account no",
                  "account #",
                  "acct",
                  "checking",
                  "savings",
                  "cuenta",
                  "debit",
                  "deposit",
                  "wire")
              .finds("bank account 945456787654", "checking acct 12345678")
              .ignores("945456787654", "bank on 2024"),
          row("ABA_ROUTING_NUMBER", "aba-routing")
              .pattern(number("\\d{9}"), 0.2, 0.9)
              .pattern(number("\\d{4}-\\d{4}-\\d"), 0.5, 0.95)
              .check("ABA check digit", plain(AmericaChecks::abaRouting))
              .context("aba", "routing", "rtn", "transit number", "ach", "wire", "fedwire")
              .finds("routing number 021000021", "ABA: 1110-0002-5")
              .ignores("021000021", "routing number 021000022", "ABA 991000025"),
          row("US_MBI", "us-mbi")
              .pattern(
                  word(
                      "[1-9]"
                          + MBI_LETTER
                          + MBI_ANY
                          + "\\d[ -]?"
                          + MBI_LETTER
                          + MBI_ANY
                          + "\\d[ -]?"
                          + MBI_LETTER
                          + MBI_LETTER
                          + "\\d{2}"),
                  0.6,
                  0.95)
              .context("medicare", "mbi", "beneficiary", "cms", "hicn")
              .finds("1EG4-TE5-MK73", "Medicare id 1eg4te5mk73")
              .ignores("1SG4-TE5-MK73", "0EG4-TE5-MK73", "1EG4-TE5-MK7"),
          row("US_NPI", "us-npi")
              .pattern(number("[12]\\d{9}"), 0.3, 0.9)
              .pattern(number("[12]\\d{3}[ -]\\d{3}[ -]\\d{3}"), 0.3, 0.9)
              .check("Luhn digit behind 80840", plain(AmericaChecks::usNpi))
              .context(
                  "npi", "national provider", "provider", "physician", "prescriber", "taxonomy")
              .finds("NPI 1234567893", "national provider identifier 1245-319-599")
              .ignores("1234567893", "NPI 1234567890", "NPI 3234567893"),
          row("MEDICAL_LICENSE", "us-dea")
              .pattern(word("[abcdefghjklmprstux][a-z9]\\d{7}"), 0.6, 0.95)
              .check("DEA check digit", plain(AmericaChecks::usDea))
              .context("dea", "medical", "certificate", "license", "prescri", "physician")
              .finds("AB1234563", "DEA no. F91234563")
              .ignores("AB1234564", "AB0000000", "WB1234563"),
          row("ZIP_CODE", "zip-code")
              .pattern(number("\\d{5}-\\d{4}"), 0.35, 0.85)
              .exactly(word("(?<![A-Z])" + STATE + ",? (\\d{5}(?:-\\d{4})?)"), 0.5, 0.85)
              .pattern(number("\\d{5}"), 0.01, 0.6)
              .context("zip", "postal code", "postcode", "mailing address", "código postal")
              .finds("ZIP 94107", "San Francisco, CA «94107»", "zip code 94107-1234")
              .ignores("94107", "in 94107 cases"));
}
