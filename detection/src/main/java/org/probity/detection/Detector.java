package org.probity.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probity.detection.internal.Catalogue;
import org.probity.detection.internal.NormalizedText;
import org.probity.detection.internal.Overlaps;
import org.probity.detection.internal.Recognizer;
import org.probity.detection.pictures.PictureFinder;
import org.probity.detection.pictures.PictureIndex;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;

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

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::start).thenComparing(Finding::entityType);

  /** Classes that no recogniser looks for yet. */
  private static final Set<String> CLASSES_TO_COME = Set.of("THIRD_PARTY");

  /** Matches of texts with what belongs to somebody; names of nobody. */
  private static final Set<String> PROPERTY =
      Set.of("VERBATIM", "TRADE_SECRET", "COPYLEFT_CODE", "PERMISSIVE_CODE", "TDM_OPTOUT");

  private final Map<String, TextScorer> scorers;
  private final List<TextFinder> finders;
  private final PictureFinder pictures;

  /**
   * @param scorers by name, as "toxicity"; may be empty
   */
  public Detector(Map<String, TextScorer> scorers) {
    this(scorers, List.of(), new PictureFinder(() -> PictureIndex.EMPTY));
  }

  /**
   * @param finders of what is no personal data; may be empty
   */
  public Detector(
      Map<String, TextScorer> scorers, List<TextFinder> finders, PictureFinder pictures) {
    this.scorers = Map.copyOf(scorers);
    this.finders = List.copyOf(finders);
    this.pictures = pictures;
  }

  /** What is personal or secret, and looked for unless others are asked for. */
  public static Set<String> supportedEntities() {
    return Catalogue.entities();
  }

  /** What is nobody's data but somebody's property, and looked for when it is asked for. */
  public static Set<String> propertyEntities() {
    return PROPERTY;
  }

  /**
   * @return findings at or over the threshold, sorted by place, works and licences at the end
   * @throws DetectionException if an entity type is asked for that no recogniser knows
   */
  public List<Finding> analyze(String text, AnalyzeOptions options) {
    List<Finding> findings = resolve(matches(text, options), options);
    if (Collections.disjoint(options.entities(), PROPERTY)) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(findings);
    property(text).stream()
        .filter(finding -> options.entities().contains(finding.entityType()))
        .filter(finding -> finding.score() >= options.scoreThreshold())
        .forEach(all::add);
    return all;
  }

  private List<Finding> property(String text) {
    return finders.stream().flatMap(finder -> finder.find(text).stream()).sorted(BY_PLACE).toList();
  }

  static List<Finding> resolve(List<Finding> matches, AnalyzeOptions options) {
    return options.scoreThreshold() == 0
        ? Overlaps.byType(matches)
        : Overlaps.resolve(matches, options.keepContained());
  }

  /** All that recognisers match at or over the threshold, overlaps included, in any order. */
  List<Finding> matches(String text, AnalyzeOptions options) {
    Set<String> known = new HashSet<>(supportedEntities());
    known.addAll(PROPERTY);
    options.adHoc().forEach(recognizer -> known.add(recognizer.entity()));
    if (!known.containsAll(options.entities())) {
      throw new DetectionException("An entity type was asked for that no recogniser knows.");
    }
    NormalizedText normalized = NormalizedText.of(text);
    List<Finding> findings = new ArrayList<>();
    for (Recognizer recognizer : Catalogue.all()) {
      if (wanted(recognizer.entity(), options)) {
        findings.addAll(recognizer.find(normalized, options.scoreThreshold()));
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
    List<Finding> findings =
        new ArrayList<>(analyze(text, AnalyzeOptions.defaults().withKeepContained(true)));
    findings.addAll(property(text));
    Map<String, Double> scores = new HashMap<>();
    for (TextScorer scorer : scorers.values()) {
      scorer.score(text).forEach((name, score) -> scores.merge(name, score, Math::max));
    }
    Set<String> notExamined = new TreeSet<>();
    CLASSES_TO_COME.forEach(name -> notExamined.add(code(name)));
    Set<String> examined = new HashSet<>();
    finders.forEach(finder -> examined.addAll(finder.entities()));
    PROPERTY.stream()
        .filter(name -> !examined.contains(name))
        .forEach(name -> notExamined.add(code(name)));
    SCORES.stream()
        .filter(name -> !scores.containsKey(name))
        .forEach(name -> notExamined.add(code(name)));
    return new Scan(
        Collections.unmodifiableList(findings),
        Collections.unmodifiableMap(scores),
        Collections.unmodifiableSet(notExamined));
  }

  /** What is known of the pictures among tensors. */
  public PictureFinder.Seen look(List<Tensor> tensors) {
    return pictures.look(tensors);
  }

  /** Whether a finding tells of somebody's property, and not of a person. */
  public static boolean isProperty(Finding finding) {
    return PROPERTY.contains(finding.entityType()) || finding.entityType().equals("TRADEMARK");
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
