package org.probity.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.probity.detection.internal.Catalogue;
import org.probity.detection.internal.HarmLexicon;
import org.probity.detection.internal.Identifiers;
import org.probity.detection.internal.NormalizedText;
import org.probity.detection.internal.Overlaps;
import org.probity.detection.internal.Recognizer;
import org.probity.detection.pictures.PictureFinder;
import org.probity.detection.pictures.PictureIndex;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;

/** Finds personal data and secrets in a text, and has models score it. Safe for many threads. */
public final class Detector {
  private static final String HATE = "HATE";
  private static final String SELF_HARM = "SELF_HARM";
  private static final double LIKELY = 0.5;

  private static final Set<String> SCORES =
      Set.of(
          "TOXICITY",
          HATE,
          "SEXUAL",
          SELF_HARM,
          "MANIPULATION",
          "CSAM",
          "STATE_SECURITY",
          "PROMPT_INJECTION");

  /** The finding of a text that is in no language that names are known in. */
  public static final String UNSUPPORTED_LANGUAGE = "UNSUPPORTED_LANGUAGE";

  private final List<TextScorer> scorers;
  private final NameFinder names;
  private final Property property;
  private final PictureFinder pictures;

  /** One that finds no names, works or pictures. */
  public Detector(Map<String, TextScorer> models) {
    this(models, NameFinder.NONE);
  }

  /** One that finds no works or pictures. */
  public Detector(Map<String, TextScorer> models, NameFinder names) {
    this(models, names, Property.NONE, new PictureFinder(() -> PictureIndex.EMPTY));
  }

  /**
   * @param models by name, as "toxicity"; may be empty. Lexicons judge what no model is trained for
   */
  public Detector(
      Map<String, TextScorer> models, NameFinder names, Property property, PictureFinder pictures) {
    this.scorers = Stream.concat(models.values().stream(), HarmLexicon.ALL.stream()).toList();
    this.names = names;
    this.property = property;
    this.pictures = pictures;
  }

  /** What is personal or secret, and looked for unless others are asked for; sorted. */
  public SortedSet<String> supportedEntities() {
    SortedSet<String> supported = new TreeSet<>(Catalogue.entities());
    supported.addAll(names.entities());
    return supported;
  }

  /**
   * @return findings at or over the threshold, sorted by place, works and licences at the end
   * @throws DetectionException if an entity type is asked for that no recogniser knows
   */
  public List<Finding> analyze(String text, AnalyzeOptions options) {
    return examine(text, options).findings();
  }

  /** As {@link #analyze}, and what was not examined. */
  public Analysis examine(String text, AnalyzeOptions options) {
    List<Finding> matches = matches(text, options);
    SortedSet<String> wanted = new TreeSet<>(names.entities());
    wanted.removeIf(entity -> !wanted(entity, options));
    NameFinder.Reading reading = NameFinder.Reading.WHOLE;
    if (!wanted.isEmpty()) {
      NameFinder.Names found = names.find(text);
      matches.addAll(named(text, found.findings(), matches, options));
      reading = found.reading();
    }
    if (reading == NameFinder.Reading.WHOLE) {
      wanted.clear();
    }
    List<Finding> findings = new ArrayList<>(resolve(matches, options));
    if (!Collections.disjoint(options.entities(), Property.entities())) {
      property.in(text).stream()
          .filter(finding -> options.entities().contains(finding.entityType()))
          .filter(finding -> finding.score() >= options.scoreThreshold())
          .forEach(findings::add);
    }
    return new Analysis(findings, wanted, reading);
  }

  /** Who finds the names that are wanted. */
  NameFinder names(AnalyzeOptions options) {
    return names.entities().stream().anyMatch(entity -> wanted(entity, options))
        ? names
        : NameFinder.NONE;
  }

  /** The names that stand beside the structured identifiers. */
  static List<Finding> named(
      String text, List<Finding> found, List<Finding> matches, AnalyzeOptions options) {
    Identifiers identifiers = new Identifiers(matches, text.codePointCount(0, text.length()));
    return found.stream()
        .filter(identifiers::leave)
        .filter(finding -> wanted(finding.entityType(), options))
        .filter(finding -> counts(text, finding, options))
        .toList();
  }

  static List<Finding> resolve(List<Finding> matches, AnalyzeOptions options) {
    return options.scoreThreshold() == 0
        ? Overlaps.byType(matches)
        : Overlaps.resolve(matches, options.keepContained());
  }

  /**
   * All that recognisers of structured identifiers match at or over the threshold, overlaps
   * included, in any order.
   */
  List<Finding> matches(String text, AnalyzeOptions options) {
    Set<String> known = new HashSet<>(supportedEntities());
    known.addAll(Property.entities());
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
    findings.removeIf(finding -> !counts(text, finding, options));
    return findings;
  }

  /** Finds all there is, whatever a policy may make of it. */
  public Scan scan(String text) {
    AnalyzeOptions options = AnalyzeOptions.defaults().withKeepContained(true);
    List<Finding> matches = matches(text, options);
    NameFinder.Names found = names.find(text);
    matches.addAll(named(text, found.findings(), matches, options));
    List<Finding> findings = new ArrayList<>(resolve(matches, options));
    findings.addAll(property.in(text));
    Set<EntityClass> unknown = EnumSet.noneOf(EntityClass.class);
    if (found.reading() != NameFinder.Reading.WHOLE) {
      names.entities().forEach(entity -> unknown.addAll(EntityClass.of(entity)));
    }
    if (found.reading() == NameFinder.Reading.OTHER_LANGUAGE) {
      findings.add(unsupported(text));
    }
    Map<String, Double> scores = new HashMap<>();
    Map<String, String> recognizers = new HashMap<>();
    for (TextScorer scorer : scorers) {
      scorer
          .score(text)
          .forEach(
              (name, score) -> {
                scores.merge(name, score, Math::max);
                recognizers.put(name, scorer.recognizer(text));
              });
    }
    putPersonFirst(scores);
    return new Scan(
        List.copyOf(findings),
        Collections.unmodifiableMap(scores),
        Collections.unmodifiableMap(recognizers),
        Collections.unmodifiableSet(notExamined(found, scores)),
        Collections.unmodifiableSet(unknown));
  }

  /**
   * Models take violence against oneself for hate. Whoever may harm themselves must reach a person
   * (ETH-10) and not be refused as hateful; what else the text says, that person sees too.
   */
  private static void putPersonFirst(Map<String, Double> scores) {
    if (scores.getOrDefault(SELF_HARM, 0.0) >= LIKELY) {
      scores.computeIfPresent(HATE, (name, score) -> Math.min(score, LIKELY));
    }
  }

  private Set<String> notExamined(NameFinder.Names found, Map<String, Double> scores) {
    Set<String> notExamined = new TreeSet<>();
    if (names.entities().isEmpty() || found.reading() == NameFinder.Reading.NOT_READ) {
      notExamined.addAll(Set.of("names", code(EntityClass.THIRD_PARTY.name())));
    }
    property.notLookedFor().forEach(name -> notExamined.add(code(name)));
    SCORES.stream()
        .filter(name -> !scores.containsKey(name))
        .forEach(name -> notExamined.add(code(name)));
    return notExamined;
  }

  /** It covers no text: nothing is redacted for its sake. */
  private static Finding unsupported(String text) {
    int end = text.codePointCount(0, text.length());
    return new Finding(
        UNSUPPORTED_LANGUAGE, end, end, 1, "language", "its letters, or its small words");
  }

  /** What is known of the pictures among tensors. */
  public PictureFinder.Seen look(List<Tensor> tensors) {
    return pictures.look(tensors);
  }

  private static boolean wanted(String entity, AnalyzeOptions options) {
    return options.entities().isEmpty() || options.entities().contains(entity);
  }

  private static boolean counts(String text, Finding finding, AnalyzeOptions options) {
    return finding.score() >= options.scoreThreshold() && !allowed(text, finding, options);
  }

  private static boolean allowed(String text, Finding finding, AnalyzeOptions options) {
    return !options.allowList().isEmpty()
        && options.allowList().contains(CodePoints.slice(text, finding.start(), finding.end()));
  }

  private static String code(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
