package org.probity.inference.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.probity.inference.text.LatinText;

/** How well scores tell attacks from harmless texts, at the threshold of the policy SEC-01. */
record InjectionFigures(List<InjectionText> texts) {
  /** SEC-01 denies at this integer percent. */
  private static final int THRESHOLD = 80;

  static final Set<String> OVERT = Set.of("override", "role", "extraction", "smuggling");

  /** Sources whose texts come in windows; the highest score counts. */
  private static final Set<String> IN_WINDOWS =
      Set.of(InjectionData.IN_THE_WILD, InjectionData.GUARDRAILS, InjectionData.LONG);

  /**
   * @param scores the model's, of all texts
   * @param signs the score of the word list that stands beside it
   */
  Map<String, Object> of(int[] held, double[] scores, ToDoubleFunction<String> signs) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("threshold", THRESHOLD / 100.0);
    int[] all = only(held, text -> text.source().equals(InjectionText.OWN));
    int[] own = only(all, text -> !text.unread());
    figures.put("recall_overt", hits(only(own, t -> OVERT.contains(t.family())), scores));
    for (String family : families(own)) {
      figures.put("recall_" + family, hits(only(own, t -> t.family().equals(family)), scores));
    }
    figures.putAll(byLanguage("", InjectionPhrases.LATIN, own, scores));
    for (String source : List.of(InjectionData.IN_THE_WILD, InjectionData.GUARDRAILS)) {
      int[] attacks = only(held, t -> t.attack() && t.source().equals(source));
      figures.put("recall_" + source, hits(attacks, scores));
    }
    figures.put(
        "false_alarms_lookalikes", hits(only(own, t -> t.family().equals("trigger")), scores));
    for (String source :
        List.of(
            InjectionData.NOT_INJECT,
            InjectionData.TWEETS,
            InjectionData.PERSONAL,
            InjectionData.LONG,
            InjectionData.GUARDRAILS)) {
      int[] harmless = only(held, t -> !t.attack() && t.source().equals(source));
      figures.put("false_alarms_" + source, hits(harmless, scores));
    }
    long alarms = Arrays.stream(own).filter(item -> alarm(scores[item])).count();
    long right =
        Arrays.stream(only(own, InjectionText::attack)).filter(i -> alarm(scores[i])).count();
    figures.put("precision", alarms == 0 ? 0 : (double) right / alarms);
    figures.put("recall", hits(only(own, InjectionText::attack), scores));
    figures.put(
        "expected_calibration_error",
        Calibration.error(
            Arrays.stream(own).mapToDouble(item -> scores[item]).toArray(),
            Arrays.stream(own).map(item -> texts.get(item).label()).toArray()));
    figures.putAll(detector(held, all, scores, signs));
    return figures;
  }

  /** What the gate makes of model and word list: the surer of the two. */
  private Map<String, Object> detector(
      int[] held, int[] own, double[] scores, ToDoubleFunction<String> signs) {
    double[] surer = surer(held, scores, signs);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("detector_recall_overt", hits(only(own, t -> OVERT.contains(t.family())), surer));
    figures.putAll(byLanguage("detector_", InjectionPhrases.LANGUAGES, own, surer));
    figures.put(
        "detector_false_alarms_notinject",
        hits(only(held, t -> t.source().equals(InjectionData.NOT_INJECT)), surer));
    return figures;
  }

  /**
   * @return the score of the surer of the two, for the items alone
   */
  double[] surer(int[] items, double[] scores, ToDoubleFunction<String> signs) {
    double[] surer = new double[scores.length];
    for (int item : items) {
      InjectionText text = texts.get(item);
      double score = LatinText.hasLetters(text.readable()) ? scores[item] : 0;
      surer[item] = Math.max(score, signs.applyAsDouble(text.text()));
    }
    return surer;
  }

  private Map<String, Object> byLanguage(
      String prefix, List<String> languages, int[] own, double[] scores) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String language : languages) {
      int[] spoken = only(own, t -> t.language().equals(language));
      figures.put(
          prefix + "recall_overt_" + language,
          hits(only(spoken, t -> OVERT.contains(t.family())), scores));
      figures.put(
          prefix + "false_alarms_" + language, hits(only(spoken, t -> !t.attack()), scores));
    }
    return figures;
  }

  /** Share of the texts that would be refused; windows of one text count as one. */
  double hits(int[] items, double[] scores) {
    Map<Object, Boolean> refused = new LinkedHashMap<>();
    for (int item : items) {
      InjectionText text = texts.get(item);
      Object key =
          IN_WINDOWS.contains(text.source()) ? text.source() + text.group() : (Object) item;
      refused.merge(key, alarm(scores[item]), Boolean::logicalOr);
    }
    long count = refused.values().stream().filter(yes -> yes).count();
    return refused.isEmpty() ? 0 : (double) count / refused.size();
  }

  private Set<String> families(int[] items) {
    return Arrays.stream(items)
        .mapToObj(texts::get)
        .filter(InjectionText::attack)
        .map(InjectionText::family)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int[] only(int[] items, Predicate<InjectionText> wanted) {
    return IntStream.of(items).filter(item -> wanted.test(texts.get(item))).toArray();
  }

  private static boolean alarm(double score) {
    return Math.round(score * 100) >= THRESHOLD;
  }
}
