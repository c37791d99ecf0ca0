package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of mainland China, Hong Kong and Taiwan. */
final class ChinaTable {
  /** Prefixes that the Ministry of Industry and Information Technology gave to the networks. */
  private static final String MOBILE =
      "1(?:3\\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\\d|9[0-35-9])[ -]?\\d{4}[ -]?\\d{4}";

  private static final String PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";

  private ChinaTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("CN_RESIDENT_ID", "cn-resident-id")
              .pattern(
                  "(?<!\\d)[1-9]\\d{5}[ -]?(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{2}["
                      + " -]?\\d{3}[\\dx](?![\\p{IsLatin}\\d])",
                  1.0)
              .check("GB 11643 check character", plain(ChinaChecks::residentId))
              .finds("身份证号11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002x")
              .ignores("110105194912310021", "990105194912310029", "110105194902300025"),
          row("CN_RESIDENT_ID", "cn-resident-id-15")
              .pattern("(?<!\\d)[1-9]\\d{7}(?:0[1-9]|1[0-2])\\d{2}\\d{3}(?!\\d)", 0.3, 0.85)
              .check("province and date", plain(ChinaChecks::residentId15))
              .context("身份证", "证件号", "id card", "resident id", "identity")
              .finds("身份证：110105491231002")
              .ignores("order 110105491231002", "身份证：110105491331002"),
          row("CN_MOBILE", "cn-mobile")
              .pattern("(?<![\\d+])" + MOBILE + "(?!\\d)", 0.8, 0.95)
              .pattern("(?:\\+|00|(?<!\\d))86[ -]?" + MOBILE + "(?!\\d)", 0.95)
              .context("手机", "电话", "联系", "微信", "mobile", "phone", "call", "tel", "whatsapp")
              .finds("手机号13812345678", "+86 138 1234 5678", "１３８１２３４５６７８")
              .ignores("113812345678", "12812345678", "138123456789"),
          row("CN_PASSPORT", "cn-passport")
              .pattern(word("(?:e[a-hj-np-z\\d]|[dpsgkh]\\d|[dps]e)\\d{7}"), 0.2, 0.7)
              .pattern(word("(?:14|15)\\d{7}"), 0.05, 0.7)
              .context("护照", "通行证", "passport", "travel document")
              .home("chin", "中国", "护照")
              .finds("护照号：E12345678", "护照EA1234567", "Chinese passport G12345678")
              .ignores("E12345678", "护照号E1234567"),
          row("CN_UNIFIED_SOCIAL_CREDIT", "cn-unified-social-credit")
              .pattern(
                  word(
                      "[1-9anoy][1-9a-hj-npqrtuwxy]\\d{6}[0-9a-hj-npqrtuwxy]{9}[0-9a-hj-npqrtuwxy]"),
                  0.85,
                  0.98)
              .check("GB 32100 check character", plain(ChinaChecks::unifiedSocialCredit))
              .context("统一社会信用代码", "信用代码", "营业执照", "税号", "social credit")
              .finds("91350100M000100Y43", "统一社会信用代码91350100m000100y43")
              .ignores("91350100M000100Y44", "91990100M000100Y43"),
          row("CN_BANK_CARD", "cn-bank-card")
              .pattern("(?<![\\p{IsLatin}\\d.])(?<!\\d[ -])62(?:[ -]?\\d){14,17}(?![ -]?\\d)", 1.0)
              .pattern(
                  "(?<![\\p{IsLatin}\\d.])(?<!\\d[ -])955[89](?:[ -]?\\d){12,15}(?![ -]?\\d)",
                  0.6,
                  0.95)
              .check("Luhn digit", plain(CheckDigits::luhn))
              .context("银行卡", "卡号", "借记卡", "储蓄卡", "账号", "开户", "bank card", "unionpay")
              .finds("银行卡号 6212345678901232", "6212 3456 7890 1232")
              .ignores("6212345678901233", "银行卡 1234567890123456"),
          row("CN_VEHICLE_PLATE", "cn-vehicle-plate")
              .pattern(
                  PROVINCE
                      + "[a-hj-np-z][·•"
                      + " .-]?(?:[a-hj-np-z\\d]{4}[a-hj-np-z\\d挂学警港澳]|[a-k]\\d{5}|[a-k][a-hj-np-z\\d]\\d{4}|\\d{5}[a-k])"
                      + "(?![\\p{IsLatin}\\d])",
                  0.75,
                  0.95)
              .context("车牌", "号牌", "车辆", "牌照", "plate")
              .finds("车牌号：京A12345", "粤B·D12345", "沪Ａ５０５９挂")
              .ignores("京A1234", "京I12345"),
          row("HK_ID", "hk-id")
              .pattern("(?<![\\p{IsLatin}\\d])[a-z]{1,2}\\d{6} ?\\([\\da]\\)", 0.85, 0.98)
              .pattern(word("[a-z]{1,2}\\d{6}[\\da]"), 0.35, 0.9)
              .check("MOD 11", plain(ChinaChecks::hkId))
              .context("香港身份证", "身份證", "身份证", "hkid", "hong kong", "identity card", "id card")
              .finds("G123456(A)", "HKID AB987654(3)", "香港身份證 G123456A")
              .ignores("G123456(9)", "HKID AB987654(4)", "G123456A"),
          row("TW_ID", "tw-id")
              .pattern(word("[a-z][1289a-d]\\d{8}"), 0.7, 0.95)
              .check("MOD 10", plain(ChinaChecks::twId))
              .context("身分證", "身份證", "台灣", "臺灣", "居留證", "taiwan", "national id", "arc")
              .finds("A123456789", "身分證字號 a123456789", "居留證 A800000014")
              .ignores("A123456788", "身分證 A323456789"));
}
