package org.probity.detection.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.domain.finding.Finding;

/**
 * One row of a table of recognisers: patterns, a check, context words, examples. Rows are written
 * with the methods below, each of which gives a new row.
 *
 * <p>Patterns are linear: every repetition is bounded, or possessive over characters that what
 * follows cannot begin with. Where a pattern has a group that it does not refer back to, the group
 * is the finding.
 */
record PatternRecognizer(
    String entity,
    String name,
    List<Form> forms,
    @Nullable Check check,
    String checkName,
    boolean checkDecides,
    @Nullable Context context,
    @Nullable Context home,
    List<String> finds,
    List<String> ignores)
    implements Recognizer {

  /** What is left of a score when a check fails that does not decide. */
  private static final double UNCHECKED = 0.5;

  /** What the country's name beside a context word adds. */
  private static final double AT_HOME = 0.04;

  /**
   * @param group of the finding in a match
   * @param alone score without a context word near
   * @param inContext score with one
   */
  record Form(Pattern pattern, Needs needs, int group, double alone, double inContext) {
    static Form of(String regex, boolean anyCase, double alone, double inContext) {
      Pattern pattern = Edges.compiled(regex, anyCase);
      int groups = pattern.matcher("").groupCount();
      int group = groups == 0 || regex.contains("\\1") ? 0 : 1;
      return new Form(pattern, Needs.of(regex, anyCase), group, alone, inContext);
    }
  }

  static PatternRecognizer row(String entity, String name) {
    return new PatternRecognizer(
        entity, name, List.of(), null, "", true, null, null, List.of(), List.of());
  }

  /** A pattern, upper and lower case alike, whose score a context word does not change. */
  PatternRecognizer pattern(String regex, double score) {
    return pattern(regex, score, score);
  }

  PatternRecognizer pattern(String regex, double alone, double inContext) {
    return form(Form.of(regex, true, alone, inContext));
  }

  /** A pattern in which case matters. */
  PatternRecognizer exactly(String regex, double score) {
    return exactly(regex, score, score);
  }

  PatternRecognizer exactly(String regex, double alone, double inContext) {
    return form(Form.of(regex, false, alone, inContext));
  }

  private PatternRecognizer form(Form form) {
    List<Form> more = new ArrayList<>(forms);
    more.add(form);
    return with(more, check, checkName, checkDecides, context, home);
  }

  @Override
  public String kind() {
    return check == null ? "pattern" : "checksum";
  }

  PatternRecognizer check(String what, Check decides) {
    return with(forms, decides, what, true, context, home);
  }

  /** A check that numbers in use may fail: failing it halves the score. */
  PatternRecognizer checkLowers(String what, Check lowers) {
    return with(forms, lowers, what, false, context, home);
  }

  PatternRecognizer context(String... words) {
    return with(forms, check, checkName, checkDecides, new Context(words), home);
  }

  /** Words of the country, which tell apart what other countries write alike. */
  PatternRecognizer home(String... words) {
    return with(forms, check, checkName, checkDecides, context, new Context(words));
  }

  PatternRecognizer finds(String... texts) {
    return new PatternRecognizer(
        entity,
        name,
        forms,
        check,
        checkName,
        checkDecides,
        context,
        home,
        List.of(texts),
        ignores);
  }

  PatternRecognizer ignores(String... texts) {
    return new PatternRecognizer(
        entity, name, forms, check, checkName, checkDecides, context, home, finds, List.of(texts));
  }

  private PatternRecognizer with(
      List<Form> patterns,
      @Nullable Check checks,
      String what,
      boolean decides,
      @Nullable Context words,
      @Nullable Context country) {
    return new PatternRecognizer(
        entity, name, patterns, checks, what, decides, words, country, finds, ignores);
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    List<Finding> findings = new ArrayList<>();
    for (Form form : forms) {
      if (text.places().allow(form.needs())) {
        new Scan(text, form, findings).run();
      }
    }
    return findings;
  }

  /** One form over one text. */
  private final class Scan {
    private final NormalizedText text;
    private final Form form;
    private final List<Finding> findings;
    private final Matcher matcher;
    private final Context.@Nullable Places words;
    private final Context.@Nullable Places country;

    private Scan(NormalizedText text, Form form, List<Finding> findings) {
      this.text = text;
      this.form = form;
      this.findings = findings;
      this.matcher =
          form.pattern().matcher(text.text()).useTransparentBounds(true).useAnchoringBounds(false);
      this.words = context == null ? null : context.in(text.text());
      this.country = home == null ? null : home.in(text.text());
    }

    void run() {
      if (Places.anywhere(form.needs())) {
        while (matcher.find()) {
          matched();
        }
      } else {
        text.places().visit(form.needs(), this::at);
      }
    }

    private int at(int place) {
      matcher.region(place, text.text().length());
      if (!matcher.lookingAt()) {
        return -1;
      }
      matched();
      return matcher.end();
    }

    private void matched() {
      String match = matcher.group(form.group());
      int length = check == null ? match.length() : check.accepted(match);
      if (length > 0 || !checkDecides) {
        int start = matcher.start(form.group());
        findings.add(finding(start, start + (length > 0 ? length : match.length()), length > 0));
      }
    }

    private Finding finding(int start, int end, boolean passed) {
      boolean inContext = words != null && words.near(start, end);
      boolean atHome = country != null && country.near(start, end);
      double score = inContext ? form.inContext() : form.alone();
      if (inContext && atHome) {
        score = Math.min(1, score + AT_HOME);
      }
      String checked = check == null ? "" : ", " + checkName + (passed ? "" : " failed");
      return new Finding(
          entity,
          text.start(start),
          text.end(end),
          passed ? score : score * UNCHECKED,
          name,
          "pattern" + checked + (inContext ? ", context word" : ""));
    }
  }
}
