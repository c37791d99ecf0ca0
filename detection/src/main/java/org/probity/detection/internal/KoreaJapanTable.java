package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of South Korea and Japan. */
final class KoreaJapanTable {
  private static final String BIRTH = "\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";

  private KoreaJapanTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("KR_RRN", "kr-rrn")
              .pattern(number(BIRTH + " ?- ?[1-49]\\d{6}"), 0.9, 0.98)
              .pattern(number(BIRTH + "[1-49]\\d{6}"), 0.6, 0.95)
              .checkLowers("MOD 11", plain(AsiaChecks::krRrn))
              .context("주민등록번호", "주민번호", "rrn", "resident registration", "korean")
              .finds("900101-1234568", "주민등록번호 900101-1234567", "900101-1234567")
              .ignores("9001011234567", "901301-1234568"),
          row("KR_FRN", "kr-frn")
              .pattern(number(BIRTH + " ?- ?[5-8]\\d{6}"), 0.9, 0.98)
              .pattern(number(BIRTH + "[5-8]\\d{6}"), 0.6, 0.95)
              .checkLowers("MOD 11", plain(AsiaChecks::krFrn))
              .context("외국인등록번호", "외국인번호", "frn", "foreigner registration", "alien registration")
              .finds("900101-5234567", "외국인등록번호 900101-6234567")
              .ignores("901301-5234568", "900101-9234"),
          row("KR_BRN", "kr-brn")
              .pattern(number("\\d{3}-\\d{2}-\\d{5}"), 0.8, 0.95)
              .pattern(number("\\d{10}"), 0.2, 0.9)
              .check("tax service check digit", plain(AsiaChecks::krBrn))
              .context("사업자등록번호", "사업자번호", "사업자", "business registration", "brn")
              .finds("116-82-00276", "사업자등록번호 1168200276")
              .ignores("116-82-00277", "1168200276"),
          row("KR_PASSPORT", "kr-passport")
              .pattern(word("[mrsodg]\\d{8}"), 0.1, 0.7)
              .pattern(word("[mrsodg]\\d{3}[a-z]\\d{4}"), 0.2, 0.7)
              .context("여권", "passport")
              .home("korea", "한국", "여권")
              .finds("여권번호 M12345678", "Korean passport M123A4567")
              .ignores("M12345678", "여권 X12345678"),
          row("KR_DRIVER_LICENSE", "kr-driver-license")
              .pattern(number("(?:1[1-9]|2[0-68])-\\d{2}-\\d{6}-\\d{2}"), 0.6, 0.95)
              .pattern(number("(?:1[1-9]|2[0-68])[ -]?\\d{2}[ -]?\\d{6}[ -]?\\d{2}"), 0.1, 0.85)
              .context("운전면허", "면허번호", "면허", "driver's licen", "driver licen", "driving licen")
              .finds("11-22-333333-44", "운전면허번호 112233333344")
              .ignores("112233333344", "29-22-333333-44"),
          row("JP_MY_NUMBER", "jp-my-number")
              .pattern(number("\\d{4}([ -])\\d{4}\\1\\d{4}"), 0.5, 0.95)
              .pattern(number("\\d{12}"), 0.3, 0.95)
              .check("MOD 11", plain(AsiaChecks::jpMyNumber))
              .context("マイナンバー", "個人番号", "my number", "mynumber", "individual number", "japan")
              .finds("マイナンバー 1234 5678 9018", "個人番号：123456789018", "My Number 123456789018")
              .ignores("123456789018", "マイナンバー 1234 5678 9019"));
}
