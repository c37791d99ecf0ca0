package org.probity.detection;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.detection.internal.Context;
import org.probity.domain.finding.Finding;

/**
 * A recogniser that a caller brings for one text. Its patterns run on RE2, whose time grows with
 * the text's length and never with tricks; so there is no lookaround and no back-reference.
 */
public final class AdHocRecognizer {
  /** As Presidio's context enhancer does it. */
  private static final double CONTEXT_ADDS = 0.35;

  private static final double LEAST_IN_CONTEXT = 0.4;

  /** What a pattern of this length and repetition costs is bounded by this many states. */
  private static final int MOST_STATES = 5_000;

  private static final int MOST_FINDINGS = 10_000;

  /** Presidio's default flags. */
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.MULTILINE;

  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private final String name;
  private final String entity;
  private final @Nullable Context context;
  private final List<Form> forms = new ArrayList<>();
  private long states;

  /**
   * @param why how findings name the pattern
   * @param wholeWords whether letters and digits beside a match undo it
   */
  private record Form(Pattern pattern, double score, String why, boolean wholeWords) {}

  /**
   * @param context words that raise the score when they stand near
   */
  public AdHocRecognizer(String name, String entity, List<String> context) {
    this.name = name;
    this.entity = entity;
    this.context = context.isEmpty() ? null : new Context(context.toArray(new String[0]));
  }

  public String entity() {
    return entity;
  }

  /** How much work one character of text can be. */
  public long states() {
    return states;
  }

  /**
   * @throws DetectionException if the expression is none, needs backtracking, or is too large
   */
  public void pattern(String regex, double score) {
    forms.add(new Form(compiled(regex), score, "pattern", false));
  }

  /** Words that are always findings. */
  public void denyList(List<String> words, double score) {
    String either = String.join("|", words.stream().map(Pattern::quote).toList());
    forms.add(new Form(compiled("(?:" + either + ")"), score, "deny list", true));
  }

  private Pattern compiled(String regex) {
    long size = regex.length();
    java.util.regex.Matcher repeats = REPEAT.matcher(regex);
    while (repeats.find() && size <= MOST_STATES) {
      String most =
          repeats.group(2) == null || repeats.group(2).isEmpty()
              ? repeats.group(1)
              : repeats.group(2);
      size *= Math.max(1, Long.parseLong(most));
    }
    if (size > MOST_STATES) {
      throw new DetectionException("A pattern is too long or repeats too much.");
    }
    states += size;
    try {
      return Pattern.compile(regex, FLAGS);
    } catch (PatternSyntaxException e) {
      throw new DetectionException(
          "A pattern is no regular expression of RE2; lookaround and back-references are not.");
    }
  }

  /**
   * @return in any order
   * @throws DetectionException if it matches too often to be of use
   */
  List<Finding> find(String text) {
    List<Finding> findings = new ArrayList<>();
    for (Form form : forms) {
      Context.Places words = context == null ? null : context.in(text);
      Matcher matcher = form.pattern().matcher(text);
      int at = 0;
      int place = 0;
      while (matcher.find()) {
        place += text.codePointCount(at, matcher.start());
        at = matcher.start();
        if (matcher.end() > matcher.start() && (!form.wholeWords() || alone(text, matcher))) {
          int end = place + text.codePointCount(matcher.start(), matcher.end());
          boolean inContext = words != null && words.near(matcher.start(), matcher.end());
          findings.add(finding(form, place, end, inContext));
        }
        if (findings.size() > MOST_FINDINGS) {
          throw new DetectionException("An ad-hoc recogniser matches too often.");
        }
      }
    }
    return findings;
  }

  private static boolean alone(String text, Matcher matcher) {
    return (matcher.start() == 0
            || !Character.isLetterOrDigit(text.codePointBefore(matcher.start())))
        && (matcher.end() == text.length()
            || !Character.isLetterOrDigit(text.codePointAt(matcher.end())));
  }

  private Finding finding(Form form, int start, int end, boolean inContext) {
    double score =
        inContext
            ? Math.min(1, Math.max(form.score() + CONTEXT_ADDS, LEAST_IN_CONTEXT))
            : form.score();
    String why = form.why() + (inContext ? ", context word" : "");
    return new Finding(entity, start, end, score, name, why);
  }
}
