package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.domain.finding.Finding;

/**
 * Telephone numbers: a linear pattern finds candidates, libphonenumber decides. A number without a
 * country code is asked of the plans below, one after another.
 */
final class PhoneRecognizer implements Recognizer {
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\d+.=/_-])(?:\\+|00)?[ ]?\\(?\\d{1,5}\\)?(?:[ ./-]{0,2}\\(?\\d{1,5}\\)?){1,6}"
              + "(?: ?(?:x|ext\\.?) ?\\d{1,6})?(?![\\p{IsLatin}\\d]|[.-]\\d)");
  private static final List<String> REGIONS = List.of("US", "GB", "DE", "FR", "IN", "CN", "BR");
  private static final Context WORDS =
      new Context(
          "phone",
          "tel",
          "mobile",
          "cell",
          "call",
          "fax",
          "dial",
          "ring",
          "contact",
          "text me",
          "whatsapp",
          "number",
          "handy",
          "telefon",
          "téléphone",
          "电话",
          "手机",
          "联系",
          "致电");

  /** A text with more candidates than this is no letter; the rest is reported unasked. */
  private static final int MOST_ASKED = 2_000;

  private static final double INTERNATIONAL = 0.95;
  private static final double GROUPED = 0.6;
  private static final double BARE = 0.4;
  private static final double IN_CONTEXT = 0.9;

  @Override
  public String entity() {
    return "PHONE_NUMBER";
  }

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public List<String> finds() {
    return List.of(
        "+49 30 901820",
        "call (212) 555-0123 now",
        "Tel. 020 7946 0018",
        "+1-202-456-1111",
        "ring 01 42 68 53 00",
        "（010）6552-9988");
  }

  @Override
  public List<String> ignores() {
    return List.of("1234", "in 2024 and 2025", "+999 1 2", "3.14159265358979", "10-20-30");
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    List<Finding> findings = new ArrayList<>();
    Matcher matcher = CANDIDATE.matcher(text.text());
    int asked = 0;
    while (matcher.find()) {
      String match = matcher.group();
      int digits = Checks.digits(match).length();
      if (digits >= 7 && digits <= 17 && (asked++ > MOST_ASKED || valid(match))) {
        findings.add(finding(text, matcher.start(), matcher.end(), match));
      }
    }
    return findings;
  }

  private static boolean valid(String match) {
    if (international(match)) {
      return Phones.valid(match.replaceFirst("^00", "+"), "ZZ");
    }
    return REGIONS.stream().anyMatch(region -> Phones.valid(match, region));
  }

  private static boolean international(String match) {
    return match.startsWith("+") || match.startsWith("00");
  }

  private Finding finding(NormalizedText text, int start, int end, String match) {
    boolean inContext = WORDS.near(text.text(), start, end);
    double alone = international(match) ? INTERNATIONAL : match.matches("\\d+") ? BARE : GROUPED;
    return new Finding(
        entity(),
        text.start(start),
        text.end(end),
        inContext ? Math.max(alone, IN_CONTEXT) : alone,
        name(),
        "pattern, numbering plan" + (inContext ? ", context word" : ""));
  }
}
