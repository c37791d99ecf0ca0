package org.probity.web.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Attributions;
import org.probity.domain.explanation.Explanation.Quality;
import org.probity.explainability.ExplanationPictures;

/** An explanation as a person reads it: its measures in words, the numbers behind its picture. */
public final class ExplanationView {
  /** A page, not a data dump; the JSON has them all. */
  private static final int MOST_TOKENS = 256;

  private static final int MOST_OTHERS = 25;
  private final Explanation explanation;
  private final Words words;
  private final String language;

  ExplanationView(Explanation explanation, Words words, String language) {
    this.explanation = explanation;
    this.words = words;
    this.language = language;
  }

  /**
   * @param place a token, a feature or a position
   * @param value its attribution, signed
   */
  public record Row(int index, String place, String value) {}

  /**
   * @param value three significant digits, or a dash if it was not measured
   * @param meaning the value in a sentence
   */
  public record Measure(String name, String value, String meaning) {}

  public Explanation getExplanation() {
    return explanation;
  }

  public String getMethod() {
    return ExplanationPictures.method(explanation.method(), language);
  }

  /** What was explained, and whether the explanation may be called evidence. */
  public String getAnswer() {
    boolean forNoClass = explanation.quality().warnings().contains("not-class-specific");
    return words.of(
            forNoClass ? "explanation.looked" : "explanation.answer",
            explanation.target().label(),
            words.percent(explanation.target().score()))
        + words.of("sentence.space")
        + words.of(explanation.quality().fitAsEvidence() ? "explanation.fit" : "explanation.unfit");
  }

  public List<Measure> getMeasures() {
    Quality quality = explanation.quality();
    List<Measure> measures = new ArrayList<>();
    Double completeness = quality.completenessDelta();
    measure(measures, "completeness", completeness, words.percent(completeness));
    Double comprehensiveness = quality.comprehensiveness();
    measure(measures, "comprehensiveness", comprehensiveness, words.change(comprehensiveness, -1));
    Double sufficiency = quality.sufficiency();
    measure(measures, "sufficiency", sufficiency, words.change(sufficiency, -1));
    measure(measures, "deletion", quality.deletionAuc(), words.number(quality.deletionAuc()));
    measure(measures, "insertion", quality.insertionAuc(), words.number(quality.insertionAuc()));
    Double sensitivity = quality.maxSensitivity();
    measure(measures, "sensitivity", sensitivity, words.percent(sensitivity));
    Double randomised = quality.randomisationSimilarity();
    measure(measures, "randomisation", randomised, words.number(randomised));
    return measures;
  }

  private void measure(List<Measure> to, String key, @Nullable Double value, String said) {
    if (value != null) {
      String name = words.of("quality." + key);
      to.add(new Measure(name, words.number(value), words.of("quality." + key + ".means", said)));
    }
  }

  /** Whether something is known about its quality besides the verdict. */
  public boolean isMeasured() {
    return !getMeasures().isEmpty();
  }

  public List<String> getWarnings() {
    return explanation.quality().warnings().stream()
        .map(warning -> ExplanationPictures.warning(warning, language))
        .toList();
  }

  /** Tokens in order; all else the strongest first. */
  public List<Row> getRows() {
    float[] values = explanation.attributions().values();
    boolean text = isText();
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(text ? Comparator.naturalOrder() : strongest(values))
        .limit(text ? MOST_TOKENS : MOST_OTHERS)
        .map(i -> new Row(i, place(i), words.change((double) values[i], 1)))
        .toList();
  }

  private static Comparator<Integer> strongest(float[] values) {
    return Comparator.comparingDouble((Integer i) -> -Math.abs(values[i]));
  }

  public int getLeft() {
    return explanation.attributions().values().length - getRows().size();
  }

  public boolean isText() {
    return !explanation.attributions().tokens().isEmpty();
  }

  private String place(int index) {
    Attributions attributions = explanation.attributions();
    if (isText()) {
      return attributions.tokens().get(index);
    }
    List<String> features = attributions.features();
    if (features != null) {
      return features.get(index);
    }
    long[] shape = attributions.shape();
    return shape == null || shape.length == 1
        ? words.of("explanation.feature", index)
        : position(shape, index);
  }

  /** As the indexes of the tensor, outermost first. */
  private static String position(long[] shape, int index) {
    long[] at = new long[shape.length];
    long rest = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      at[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return java.util.Arrays.toString(at);
  }
}
