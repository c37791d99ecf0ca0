package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.detection.internal.NumberRuns.Part;
import org.probity.domain.finding.Finding;

/**
 * Telephone numbers. What a numbering plan gives out is one; what only looks like one is reported
 * as weak, and only beside a word such as "call".
 */
final class PhoneRecognizer implements Recognizer {
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}([./-])\\d{1,2}\\1\\d{4}\\b.*|(?:19|20)\\d{2}([./-])\\d{1,2}\\2\\d{1,2}\\b.*");
  private static final Pattern EXTENSION =
      Pattern.compile(" ?(?:x|ext\\.?|extension) ?\\d{1,6}(?!\\w)");
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
          "answering",
          "office",
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

  private static final double UNASKED = 0.3;
  private static final double BARE = 0.4;
  private static final double LIKE_ONE_IN_CONTEXT = 0.45;
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
        "They are not answering at 785 8949",
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
  public List<Context> contexts() {
    return List.of(WORDS);
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    List<Finding> findings = new ArrayList<>();
    List<List<Part>> runs = NumberRuns.of(text.text());
    if (!runs.isEmpty()) {
      PhonePlans plans = new PhonePlans();
      Context.Places words = text.words(WORDS);
      runs.forEach(run -> findings.addAll(find(text, run, plans, words)));
    }
    return findings;
  }

  private List<Finding> find(
      NormalizedText text, List<Part> run, PhonePlans plans, Context.Places words) {
    List<Finding> findings = new ArrayList<>();
    int from = 0;
    while (from < run.size()) {
      int to = longest(text.text(), run, from, plans);
      if (to > from) {
        Part part = withExtension(text.text(), joined(run, from, to));
        findings.add(numbered(text, part, words.near(part.start(), part.end())));
      }
      from = Math.max(from + 1, to);
    }
    if (!findings.isEmpty()) {
      return findings;
    }
    Part whole = joined(run, 0, run.size());
    boolean inContext = words.near(whole.start(), whole.end());
    if ((inContext || plans.exhausted()) && possible(text.text(), whole)) {
      double score = inContext ? LIKE_ONE_IN_CONTEXT : UNASKED;
      findings.add(finding(text, whole, score, inContext ? "shape, context word" : "shape"));
    }
    return findings;
  }

  /** One past the last of the most parts from here that make a number given out. */
  private static int longest(String text, List<Part> run, int from, PhonePlans plans) {
    int to = Math.min(run.size(), from + MOST_PARTS);
    while (to > from) {
      Part part = joined(run, from, to);
      if (possible(text, part) && plans.givenOut(text.substring(part.start(), part.end()))) {
        return to;
      }
      to--;
    }
    return from;
  }

  private static Part joined(List<Part> run, int from, int to) {
    return new Part(run.get(from).start(), run.get(to - 1).end());
  }

  private static boolean possible(String text, Part part) {
    String number = text.substring(part.start(), part.end());
    int digits = Checks.digits(number).length();
    boolean letterFollows =
        part.end() < text.length()
            && NumberRuns.latinOrDigit(text.charAt(part.end()))
            && withExtension(text, part).equals(part);
    return digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && !letterFollows
        && !DATE.matcher(number).matches();
  }

  private static Part withExtension(String text, Part part) {
    Matcher matcher = EXTENSION.matcher(text).region(part.end(), text.length());
    return matcher.lookingAt() ? new Part(part.start(), matcher.end()) : part;
  }

  private Finding numbered(NormalizedText text, Part part, boolean inContext) {
    String number = text.text().substring(part.start(), part.end());
    double alone =
        PhonePlans.international(number)
            ? INTERNATIONAL
            : Checks.digits(number).equals(number) ? BARE : GROUPED;
    return finding(
        text,
        part,
        inContext ? Math.max(alone, IN_CONTEXT) : alone,
        inContext ? "numbering plan, context word" : "numbering plan");
  }

  private Finding finding(NormalizedText text, Part part, double score, String why) {
    return new Finding(
        entity(), text.start(part.start()), text.end(part.end()), score, name(), why);
  }
}
