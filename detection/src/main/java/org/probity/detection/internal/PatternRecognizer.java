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
 * follows cannot begin with. Where a pattern has a group, the group is the finding.
 */
record PatternRecognizer(
    String entity,
    String name,
    List<Form> forms,
    @Nullable Check check,
    String checkName,
    @Nullable Context context,
    List<String> finds,
    List<String> ignores)
    implements Recognizer {

  /**
   * @param alone score without a context word near
   * @param inContext score with one
   */
  record Form(Pattern pattern, double alone, double inContext) {}

  static PatternRecognizer row(String entity, String name) {
    return new PatternRecognizer(entity, name, List.of(), null, "", null, List.of(), List.of());
  }

  /** A pattern, upper and lower case alike, whose score a context word does not change. */
  PatternRecognizer pattern(String regex, double score) {
    return pattern(regex, score, score);
  }

  PatternRecognizer pattern(String regex, double alone, double inContext) {
    List<Form> more = new ArrayList<>(forms);
    more.add(new Form(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), alone, inContext));
    return new PatternRecognizer(entity, name, more, check, checkName, context, finds, ignores);
  }

  /** A pattern in which case matters. */
  PatternRecognizer exactly(String regex, double score) {
    return pattern("(?-i)" + regex, score);
  }

  PatternRecognizer check(String what, Check decides) {
    return new PatternRecognizer(entity, name, forms, decides, what, context, finds, ignores);
  }

  PatternRecognizer context(String... words) {
    return new PatternRecognizer(
        entity, name, forms, check, checkName, new Context(words), finds, ignores);
  }

  PatternRecognizer finds(String... texts) {
    return new PatternRecognizer(
        entity, name, forms, check, checkName, context, List.of(texts), ignores);
  }

  PatternRecognizer ignores(String... texts) {
    return new PatternRecognizer(
        entity, name, forms, check, checkName, context, finds, List.of(texts));
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    List<Match> matches = new ArrayList<>();
    for (Form form : forms) {
      Matcher matcher = form.pattern().matcher(text.text());
      while (matcher.find()) {
        int group = Math.min(1, matcher.groupCount());
        int length = accepted(matcher.group(group));
        if (length > 0) {
          matches.add(new Match(form, matcher.start(group), matcher.start(group) + length));
        }
      }
    }
    if (matches.isEmpty()) {
      return List.of();
    }
    Context.Places words = context == null ? null : context.in(text.text());
    return matches.stream().map(match -> finding(text, match, words)).toList();
  }

  private record Match(Form form, int start, int end) {}

  private int accepted(String match) {
    return check == null ? match.length() : check.accepted(match);
  }

  private Finding finding(NormalizedText text, Match match, Context.@Nullable Places words) {
    boolean inContext = words != null && words.near(match.start(), match.end());
    Form form = match.form();
    return new Finding(
        entity,
        text.start(match.start()),
        text.end(match.end()),
        inContext ? form.inContext() : form.alone(),
        name,
        "pattern" + (check == null ? "" : ", " + checkName) + (inContext ? ", context word" : ""));
  }
}
