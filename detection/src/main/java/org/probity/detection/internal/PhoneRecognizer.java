package org.probity.detection.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.probity.detection.internal.NumberRuns.Part;
import org.probity.domain.finding.Finding;

/**
 * Telephone numbers, by the numbering plans of libphonenumber. A number without a country code is
 * asked of the plans below whose shape it has.
 */
final class PhoneRecognizer implements Recognizer {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  /** How people of a region write a number at home. */
  private record Plan(String region, Pattern shape) {
    Plan(String region, String shape) {
      this(region, Pattern.compile(shape));
    }
  }

  private static final String TRUNK_ZERO = "\\(?0[\\d ()./-]{7,16}";
  private static final List<Plan> HOME =
      List.of(
          new Plan("US", "(?:1[ .-]?)?\\(?[2-9]\\d{2}\\)?[ ./-]{0,2}\\d{3}[ .-]?\\d{4}"),
          new Plan("GB", TRUNK_ZERO),
          new Plan("DE", TRUNK_ZERO),
          new Plan("FR", TRUNK_ZERO),
          new Plan("CN", TRUNK_ZERO),
          new Plan("IN", "[6-9]\\d{4}[ -]?\\d{5}"),
          new Plan("BR", "\\(\\d{2}\\) ?9?\\d{4}-\\d{4}"));
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}([./-])\\d{1,2}\\1\\d{4}\\b.*|(?:19|20)\\d{2}([./-])\\d{1,2}\\2\\d{1,2}\\b.*");
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
          "reach",
          "handy",
          "telefon",
          "téléphone",
          "电话",
          "手机",
          "联系",
          "致电");

  private static final int FEWEST_DIGITS = 7;

  /** A country code and a national number (ITU-T E.164) after 00. */
  private static final int MOST_DIGITS = 17;

  private static final int MOST_PARTS = 7;

  /** A text with more candidates than this is no letter; the rest is reported, unasked and weak. */
  private static final int MOST_ASKED = 500;

  private static final double UNASKED = 0.3;
  private static final double BARE = 0.4;
  private static final double GROUPED = 0.8;
  private static final double INTERNATIONAL = 0.95;
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
        "order 12345 212-555-0123",
        "Tel. 020 7946 0018",
        "+1-202-456-1111",
        "phone 2024561111",
        "ring 01 42 68 53 00",
        "+44 (0)20 7946 0018 x12",
        "（010）6552-9988");
  }

  @Override
  public List<String> ignores() {
    return List.of(
        "1234",
        "in 2024 and 2025",
        "on 2024-03-01 10:30",
        "on 01.02.2024 10 o'clock",
        "SSN 536-90-4399",
        "+999 1 2",
        "3.14159265358979",
        "10-20-30");
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    List<Finding> findings = new ArrayList<>();
    List<List<Part>> runs = NumberRuns.of(text.text());
    if (runs.isEmpty()) {
      return findings;
    }
    int budget = MOST_ASKED;
    Context.Places words = WORDS.in(text.text());
    for (List<Part> run : runs) {
      int from = 0;
      while (from < run.size()) {
        int to = Math.min(run.size(), from + MOST_PARTS);
        while (to > from) {
          Part part = new Part(run.get(from).start(), run.get(to - 1).end());
          String number = text.text().substring(part.start(), part.end());
          if (possible(number) && ends(text.text(), part.end())) {
            budget--;
            if (budget < 0 || valid(number)) {
              findings.add(finding(text, words, part, number, budget < 0));
              break;
            }
          }
          to--;
        }
        from = Math.max(from + 1, to);
      }
    }
    return findings;
  }

  private static boolean possible(String number) {
    int digits = Checks.digits(number).length();
    return digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && !DATE.matcher(number).matches()
        && (international(number)
            || HOME.stream().anyMatch(plan -> plan.shape().matcher(number).matches()));
  }

  /** A letter may follow only as an extension: x12. */
  private static boolean ends(String text, int end) {
    return end == text.length()
        || !NumberRuns.latinOrDigit(text.charAt(end))
        || text.substring(end, Math.min(text.length(), end + 2)).matches("x\\d");
  }

  private static boolean valid(String number) {
    if (international(number)) {
      return valid(number.replaceFirst("^00", "+"), "ZZ");
    }
    return HOME.stream()
        .anyMatch(plan -> plan.shape().matcher(number).matches() && valid(number, plan.region()));
  }

  private static boolean valid(String number, String region) {
    try {
      return PLANS.isValidNumber(PLANS.parse(number, region));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static boolean international(String number) {
    return number.startsWith("+") || number.startsWith("(+") || number.startsWith("00");
  }

  private Finding finding(
      NormalizedText text, Context.Places words, Part part, String number, boolean unasked) {
    boolean inContext = words.near(part.start(), part.end());
    double alone =
        unasked
            ? UNASKED
            : international(number) ? INTERNATIONAL : number.matches("\\d+") ? BARE : GROUPED;
    return new Finding(
        entity(),
        text.start(part.start()),
        text.end(part.end()),
        inContext ? Math.max(alone, IN_CONTEXT) : alone,
        name(),
        (unasked ? "shape" : "numbering plan") + (inContext ? ", context word" : ""));
  }
}
