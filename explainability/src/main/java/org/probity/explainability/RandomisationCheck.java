package org.probity.explainability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.explanation.Method;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.explainability.internal.Probe;
import org.probity.explainability.internal.Softmax;
import org.probity.explainability.internal.attribution.AttributionMethod;
import org.probity.explainability.internal.attribution.AttributionMethods;
import org.probity.explainability.internal.attribution.Question;
import org.probity.explainability.internal.randomisation.Ranks;
import org.probity.explainability.internal.randomisation.Samples;

/**
 * Whether a method's explanations depend on what the model learned (Adebayo et al. 2018): those of
 * the trained weights are compared with those of the same architecture after every weight was drawn
 * anew, the last step of the paper's cascade. Similarity is Spearman's rank correlation of the
 * magnitudes, the mean over fixed inputs and several draws; units that are zero on both sides do
 * not count. It is a function of weights, method and {@link #SEED}, so the same wherever and
 * whenever it is measured.
 */
public final class RandomisationCheck {
  /** Of the first draw of weights; later draws count up from it. */
  public static final long SEED = 2018;

  /** Draws of a model whose input is small: a rank correlation of few values scatters widely. */
  private static final int MANY_DRAWS = 16;

  private static final int FEW_DRAWS = 2;
  private static final int SMALL_INPUT = 256;

  /** Enough for a ranking; an attribution that is shown takes more. */
  private static final ExplainOptions CHEAP =
      new ExplainOptions(null, null, null, null, 16, 4, null, 0, 1);

  private RandomisationCheck() {}

  /**
   * Costs six to thirty-four attributions of a short input, and {@value #FEW_DRAWS} to {@value
   * #MANY_DRAWS} draws of all weights.
   *
   * @param inputs the model's public inputs
   * @return −1..1, or null if the model has no such method, its weights are out of reach, or
   *     nothing could be ranked
   */
  public static @Nullable Double similarity(
      Differentiable model, List<TensorSpec> inputs, Method method) {
    List<double[]> trained = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    List<List<Tensor>> samples = Samples.of(inputs);
    int size = 0;
    for (List<Tensor> sample : samples) {
      Leaf leaf = model.leaf(sample);
      size = Math.max(size, leaf.values().length);
      int target = Softmax.predicted(model.logits(leaf, List.of(leaf.values()))[0]);
      double[] magnitudes = magnitudes(model, leaf, target, method);
      if (magnitudes == null) {
        return null;
      }
      trained.add(magnitudes);
      targets.add(target);
    }
    List<Double> similarities = new ArrayList<>();
    int draws = size > SMALL_INPUT ? FEW_DRAWS : MANY_DRAWS;
    for (int draw = 0; draw < draws; draw++) {
      Optional<List<double[]>> drawn =
          model.randomised(
              SEED + draw,
              other ->
                  IntStream.range(0, samples.size())
                      .mapToObj(
                          i ->
                              magnitudes(other, other.leaf(samples.get(i)), targets.get(i), method))
                      .toList());
      if (drawn.isEmpty()) {
        return null;
      }
      for (int i = 0; i < samples.size(); i++) {
        similarities.add(similarity(trained.get(i), drawn.get().get(i)));
      }
    }
    double mean =
        similarities.stream().mapToDouble(s -> s).filter(Double::isFinite).average().orElse(2);
    return mean > 1 ? null : (Double) mean;
  }

  private static double @Nullable [] magnitudes(
      Differentiable model, Leaf leaf, int target, Method method) {
    AttributionMethod attribution = AttributionMethods.of(model, leaf).get(method);
    if (attribution == null) {
      return null;
    }
    double[] values =
        attribution.attribute(Question.of(new Probe(model, leaf, target, null), CHEAP)).values();
    return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).toArray();
  }

  private static double similarity(double[] trained, double[] drawn) {
    int[] alive =
        IntStream.range(0, trained.length).filter(i -> trained[i] != 0 || drawn[i] != 0).toArray();
    return Ranks.correlation(at(trained, alive), at(drawn, alive));
  }

  private static double[] at(double[] values, int[] indices) {
    return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
  }
}
