package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.whole;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers that a country gives out. */
final class NationalTable {
  /** Prefixes that the Ministry of Industry and Information Technology gave to the networks. */
  private static final String CN_MOBILE =
      "1(?:3\\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\\d|9[0-35-9])[ -]?\\d{4}[ -]?\\d{4}";

  private NationalTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("US_SSN", "us-ssn")
              .pattern("(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])", 0.85, 0.95)
              .pattern("(?<![\\d-])\\d{3}([ .])\\d{2}\\1\\d{4}(?![\\d-])", 0.5, 0.9)
              .pattern("(?<![\\d.-])\\d{9}(?![\\d.-])", 0.05, 0.85)
              .check("numbers given out", whole(Checks::usSsn))
              .context("ssn", "social security", "social-security", "社会安全")
              .finds("536-90-4399", "her SSN is 536904399", "social security no. 536 90 4399")
              .ignores("536904399", "000-12-3456", "666-12-3456", "078-05-1120", "5536-90-4399"),
          row("CN_RESIDENT_ID", "cn-resident-id")
              .pattern(
                  "(?<!\\d)[1-9]\\d{5}[ -]?(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{2}[ -]?\\d{3}[\\dx](?![\\p{IsLatin}\\d])",
                  1.0)
              .check("GB 11643 check character", whole(Checks::cnResidentId))
              .finds("身份证号11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002x")
              .ignores("110105194912310021", "990105194912310029", "110105194902300025"),
          row("CN_RESIDENT_ID", "cn-resident-id-15")
              .pattern("(?<!\\d)[1-9]\\d{7}(?:0[1-9]|1[0-2])\\d{2}\\d{3}(?!\\d)", 0.3, 0.85)
              .check("province and date", whole(Checks::cnResidentId15))
              .context("身份证", "证件号", "id card", "resident id", "identity")
              .finds("身份证：110105491231002")
              .ignores("order 110105491231002", "身份证：110105491331002"),
          row("CN_MOBILE", "cn-mobile")
              .pattern("(?<![\\d+])" + CN_MOBILE + "(?!\\d)", 0.8, 0.95)
              .pattern("(?:\\+|00|(?<!\\d))86[ -]?" + CN_MOBILE + "(?!\\d)", 0.95)
              .context("手机", "电话", "联系", "微信", "mobile", "phone", "call", "tel", "whatsapp")
              .finds("手机号13812345678", "+86 138 1234 5678", "１３８１２３４５６７８")
              .ignores("113812345678", "12812345678", "138123456789"));
}
