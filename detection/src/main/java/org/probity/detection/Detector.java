package org.probity.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.probity.detection.internal.Catalogue;
import org.probity.detection.internal.HarmLexicon;
import org.probity.detection.internal.NormalizedText;
import org.probity.detection.internal.Overlaps;
import org.probity.detection.internal.Recognizer;
import org.probity.domain.finding.Finding;

/** Finds personal data and secrets in a text, and has models score it. Safe for many threads. */
public final class Detector {
  private static final Set<String> SCORES =
      Set.of(
          "TOXICITY",
          "HATE",
          "SEXUAL",
          "SELF_HARM",
          "MANIPULATION",
          "CSAM",
          "STATE_SECURITY",
          "PROMPT_INJECTION");

  /** Classes that no recogniser looks for yet. */
  private static final Set<String> CLASSES_TO_COME = Set.of("THIRD_PARTY");

  private final List<TextScorer> scorers;

  /**
   * @param models by name, as "toxicity"; may be empty. Lexicons judge what no model is trained for
   */
  public Detector(Map<String, TextScorer> models) {
    this.scorers = Stream.concat(models.values().stream(), HarmLexicon.ALL.stream()).toList();
  }

  public static Set<String> supportedEntities() {
    return Catalogue.entities();
  }

  /**
   * @return findings at or over the threshold, sorted by place
   * @throws DetectionException if an entity type is asked for that no recogniser knows
   */
  public List<Finding> analyze(String text, AnalyzeOptions options) {
    return resolve(matches(text, options), options);
  }

  static List<Finding> resolve(List<Finding> matches, AnalyzeOptions options) {
    return options.scoreThreshold() == 0
        ? Overlaps.byType(matches)
        : Overlaps.resolve(matches, options.keepContained());
  }

  /** All that recognisers match at or over the threshold, overlaps included, in any order. */
  List<Finding> matches(String text, AnalyzeOptions options) {
    Set<String> known = new HashSet<>(supportedEntities());
    options.adHoc().forEach(recognizer -> known.add(recognizer.entity()));
    if (!known.containsAll(options.entities())) {
      throw new DetectionException("An entity type was asked for that no recogniser knows.");
    }
    NormalizedText normalized = NormalizedText.of(text);
    List<Finding> findings = new ArrayList<>();
    for (Recognizer recognizer : Catalogue.all()) {
      if (wanted(recognizer.entity(), options)) {
        findings.addAll(recognizer.find(normalized));
      }
    }
    for (AdHocRecognizer recognizer : options.adHoc()) {
      if (wanted(recognizer.entity(), options)) {
        findings.addAll(recognizer.find(text));
      }
    }
    findings.removeIf(
        finding -> finding.score() < options.scoreThreshold() || allowed(text, finding, options));
    return findings;
  }

  /** Finds all there is, whatever a policy may make of it. */
  public Scan scan(String text) {
    List<Finding> findings = analyze(text, AnalyzeOptions.defaults().withKeepContained(true));
    Map<String, Double> scores = new HashMap<>();
    Map<String, String> recognizers = new HashMap<>();
    for (TextScorer scorer : scorers) {
      scorer
          .score(text)
          .forEach(
              (name, score) -> {
                scores.merge(name, score, Math::max);
                recognizers.put(name, scorer.recognizer());
              });
    }
    Set<String> notExamined = new TreeSet<>();
    CLASSES_TO_COME.forEach(name -> notExamined.add(code(name)));
    SCORES.stream()
        .filter(name -> !scores.containsKey(name))
        .forEach(name -> notExamined.add(code(name)));
    return new Scan(
        findings,
        Collections.unmodifiableMap(scores),
        Collections.unmodifiableMap(recognizers),
        Collections.unmodifiableSet(notExamined));
  }

  private static boolean wanted(String entity, AnalyzeOptions options) {
    return options.entities().isEmpty() || options.entities().contains(entity);
  }

  private static boolean allowed(String text, Finding finding, AnalyzeOptions options) {
    return !options.allowList().isEmpty()
        && options.allowList().contains(CodePoints.slice(text, finding.start(), finding.end()));
  }

  private static String code(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
