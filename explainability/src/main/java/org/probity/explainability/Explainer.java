package org.probity.explainability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Attributions;
import org.probity.domain.explanation.Explanation.Quality;
import org.probity.domain.explanation.Explanation.Target;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.explanation.Method;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.internal.Baselines;
import org.probity.explainability.internal.Probe;
import org.probity.explainability.internal.Softmax;
import org.probity.explainability.internal.Targets;
import org.probity.explainability.internal.attribution.AttentionViews;
import org.probity.explainability.internal.attribution.Attributed;
import org.probity.explainability.internal.attribution.AttributionMethod;
import org.probity.explainability.internal.attribution.AttributionMethods;
import org.probity.explainability.internal.attribution.Question;
import org.probity.explainability.internal.quality.Doubts;
import org.probity.explainability.internal.quality.QualityMeasures;

/**
 * Explains one answer of a model: attributes its logit to the parts of the input and measures how
 * far that can be trusted. Holds nothing and locks nothing; the same request gives the same
 * explanation from any thread.
 */
public final class Explainer {
  /** Float32 rounding between a batch of one and a batch of many, relative to the logit. */
  private static final double LOGIT_AGREEMENT = 1e-4;

  /** The methods that make sense for a model and an input; the rest is refused by name. */
  public static Set<Method> methodsFor(Differentiable model, Leaf leaf) {
    return AttributionMethods.of(model, leaf).keySet();
  }

  /** The methods to choose from for a model before there is an input. */
  public static Set<Method> methodsFor(Differentiable model) {
    return AttributionMethods.of(model);
  }

  /**
   * Explains the model's answer to the first item of an input.
   *
   * @throws ExplainOptionException if the options do not fit the model
   * @throws ExplanationException if there is nothing to explain: logits that are not numbers
   */
  public Explanation explain(
      Differentiable model, List<Tensor> input, ExplainOptions options, Subject about) {
    Leaf leaf = leaf(model, input);
    float[] logits = model.logits(leaf, List.of(leaf.values()))[0];
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        throw new ExplanationException(
            "The model's logits are not finite numbers, so there is nothing to explain.");
      }
    }
    Method method = options.methodOrDefault(model);
    AttributionMethod attribution = attribution(model, leaf, method);
    int index = Targets.resolve(options.target(), model.labels(), logits);
    Integer contrast = Targets.contrast(options.contrast(), model.labels(), logits.length, index);
    Question question = Question.of(new Probe(model, leaf, index, contrast), options);

    Attributed attributed = attribution.attribute(question);
    double score = Softmax.score(logits, index);
    List<String> doubts =
        AttributionMethods.usesGradients(method) ? model.warnings(leaf) : List.of();
    Quality quality =
        QualityMeasures.measure(
            attribution,
            question,
            attributed,
            question.probe().score(logits),
            new Doubts(doubts, disagree(about, logits), about.randomisation(), about.gate()));
    return new Explanation(
        about.explanationId(),
        about.decisionId(),
        about.model(),
        about.modelVersion(),
        about.modelDigest(),
        method,
        parameters(
            attributed, Baselines.chosen(options.baseline(), leaf), contrast, options, about),
        new Target(
            index,
            Targets.label(model.labels(), index),
            score,
            leaf.kind() == Leaf.Kind.EMBEDDINGS ? leaf.readPosition() : null),
        attributions(leaf, attributed, about),
        AttentionViews.of(question.probe()),
        quality);
  }

  /**
   * The attribution alone, at a fraction of an explanation's cost; it is no evidence.
   *
   * @throws ExplainOptionException if the options do not fit the model
   */
  public Attribution attribute(Differentiable model, List<Tensor> input, ExplainOptions options) {
    Leaf leaf = leaf(model, input);
    float[] logits = model.logits(leaf, List.of(leaf.values()))[0];
    int index = Targets.resolve(options.target(), model.labels(), logits);
    Integer contrast = Targets.contrast(options.contrast(), model.labels(), logits.length, index);
    Attributed attributed =
        attribution(model, leaf, options.methodOrDefault(model))
            .attribute(Question.of(new Probe(model, leaf, index, contrast), options));
    return new Attribution(
        attributed.values(), attributed.parameters(), attributed.completenessDelta());
  }

  private static Leaf leaf(Differentiable model, List<Tensor> input) {
    try {
      return model.leaf(input);
    } catch (IllegalArgumentException misfit) {
      throw new ExplainOptionException("inputs", "The inputs do not fit the model.");
    }
  }

  private static AttributionMethod attribution(Differentiable model, Leaf leaf, Method method) {
    AttributionMethod found = AttributionMethods.of(model, leaf).get(method);
    if (found == null) {
      throw new ExplainOptionException(
          "method", "The method " + method.code() + " does not exist for this model.");
    }
    return found;
  }

  private static boolean disagree(Subject about, float[] logits) {
    float[] served = about.servedLogits();
    if (served == null) {
      return false;
    }
    if (served.length != logits.length) {
      return true;
    }
    for (int i = 0; i < logits.length; i++) {
      // Written so that a NaN disagrees.
      if (!(Math.abs(served[i] - logits[i]) <= LOGIT_AGREEMENT * (1 + Math.abs(logits[i])))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> parameters(
      Attributed attributed,
      Baseline baseline,
      @Nullable Integer contrast,
      ExplainOptions options,
      Subject about) {
    Map<String, Object> parameters = new TreeMap<>(attributed.parameters());
    parameters.putAll(about.gate().parameters());
    parameters.put("baseline", baseline.code());
    parameters.put("batch", Probe.BATCH);
    if (contrast != null) {
      parameters.put("contrast", contrast);
    }
    parameters.put("seed", options.seed());
    return parameters;
  }

  private static Attributions attributions(Leaf leaf, Attributed attributed, Subject about) {
    double[] exact = attributed.values();
    float[] values = new float[exact.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) exact[i];
    }
    boolean text = !leaf.tokens().isEmpty();
    return new Attributions(
        leaf.tokens(),
        leaf.offsets(),
        features(leaf, about),
        text ? null : attributed.units().shape(),
        values);
  }

  private static @Nullable List<String> features(Leaf leaf, Subject about) {
    List<String> names = about.features();
    if (names == null || leaf.kind() != Leaf.Kind.FEATURES) {
      return null;
    }
    return names.size() == leaf.values().length ? List.copyOf(names) : null;
  }
}
