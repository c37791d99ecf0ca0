package org.probity.explainability.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Differentiable.Attention;
import org.probity.domain.explanation.Differentiable.FeatureMaps;
import org.probity.domain.explanation.Differentiable.Gradients;
import org.probity.domain.explanation.Differentiable.MeanAttention;
import org.probity.domain.explanation.Leaf;

/**
 * The model seen as a function from one leaf to one logit. Points are asked in full batches of
 * {@link #BATCH} and a rest, so the same request always makes the same batches, and so the same
 * bits. Points are made as they are needed and dropped after.
 */
public final class Probe {
  /** Enough to keep a core busy, small enough for long texts to fit in memory. */
  public static final int BATCH = 8;

  private final Differentiable model;
  private final Leaf leaf;
  private final int target;
  private final @Nullable Integer contrast;
  private @Nullable Attention attention;
  private @Nullable MeanAttention meanAttention;
  private int evaluations;

  /**
   * @param contrast the class whose logit is taken from the target's, or null for none
   */
  public Probe(Differentiable model, Leaf leaf, int target, @Nullable Integer contrast) {
    this.model = model;
    this.leaf = leaf;
    this.target = target;
    this.contrast = contrast;
  }

  /** Takes what the model says at one point: its logits, or the gradient of the target's logit. */
  @FunctionalInterface
  public interface Sink {
    void take(int point, float[] answer);
  }

  public Differentiable model() {
    return model;
  }

  /** The same question at another point of the same input. */
  public Probe at(Leaf other) {
    return new Probe(model, other, target, contrast);
  }

  /** How often the model was asked so far, a point of a batch and a gradient counting one each. */
  public int evaluations() {
    return evaluations;
  }

  /** Counts work outside the model as so many evaluations of it. */
  public void charge(int more) {
    evaluations += more;
  }

  public Leaf leaf() {
    return leaf;
  }

  /** Attention at the input, asked once; of one question, so never from two threads. */
  public Attention attention(boolean withGradient) {
    Attention known = attention;
    if (known == null || (withGradient && known.gradients() == null)) {
      evaluations++;
      known = model.attention(leaf, target, withGradient);
      if (withGradient && contrast != null) {
        evaluations++;
        known = Contrast.of(known, model.attention(leaf, contrast, true));
      }
      attention = known;
    }
    return known;
  }

  /** The attention's mean over heads at the input; asked once, and not if attention is known. */
  public MeanAttention meanAttention() {
    MeanAttention known = meanAttention;
    if (known == null) {
      if (attention == null) {
        evaluations++;
        known = model.meanAttention(leaf);
      } else {
        known = MeanAttention.of(attention.weights());
      }
      meanAttention = known;
    }
    return known;
  }

  /** The pictures of the model's last convolution at the input. */
  public FeatureMaps featureMaps() {
    evaluations++;
    FeatureMaps maps = model.featureMaps(leaf, target);
    if (contrast == null) {
      return maps;
    }
    evaluations++;
    return Contrast.of(maps, model.featureMaps(leaf, contrast));
  }

  /** The target's logit at each of {@code count} points. */
  public double[] logits(int count, IntFunction<float[]> pointAt) {
    double[] logits = new double[count];
    each(count, pointAt, (point, row) -> logits[point] = logit(row));
    return logits;
  }

  /** The logit explained: the target's, less that of the contrast. */
  private double logit(float[] row) {
    return contrast == null ? row[target] : (double) row[target] - row[contrast];
  }

  /** The target's softmax score among all classes, or between it and the contrast. */
  public double score(float[] row) {
    return contrast == null ? Softmax.score(row, target) : 1 / (1 + Math.exp(-logit(row)));
  }

  /** The score at each of {@code count} points. */
  public double[] scores(int count, IntFunction<float[]> pointAt) {
    double[] scores = new double[count];
    each(count, pointAt, (point, row) -> scores[point] = score(row));
    return scores;
  }

  /** Takes the logit explained at a point, and its gradient. */
  @FunctionalInterface
  public interface SlopeSink {
    void take(int point, double logit, float[] gradient);
  }

  /** As {@link #gradients}, with the logit at each point, which costs nothing more. */
  public void slopes(int count, IntFunction<float[]> pointAt, SlopeSink sink) {
    evaluations += count;
    for (int start = 0; start < count; start += BATCH) {
      List<float[]> points = points(start, Math.min(count, start + BATCH), pointAt);
      Gradients answer = gradients(points);
      for (int i = 0; i < points.size(); i++) {
        sink.take(start + i, logit(answer.logits()[i]), answer.values()[i]);
      }
    }
  }

  public void gradients(int count, IntFunction<float[]> pointAt, Sink sink) {
    evaluations += count;
    for (int start = 0; start < count; start += BATCH) {
      List<float[]> points = points(start, Math.min(count, start + BATCH), pointAt);
      float[][] answer = gradients(points).values();
      for (int i = 0; i < points.size(); i++) {
        sink.take(start + i, answer[i]);
      }
    }
  }

  private Gradients gradients(List<float[]> points) {
    Gradients gradients = model.gradients(leaf, points, target);
    if (contrast != null) {
      evaluations += points.size();
      float[][] against = model.gradients(leaf, points, contrast).values();
      float[][] values = gradients.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = Contrast.difference(values[i], against[i]);
      }
    }
    return gradients;
  }

  private void each(int count, IntFunction<float[]> pointAt, Sink rows) {
    evaluations += count;
    for (int start = 0; start < count; start += BATCH) {
      List<float[]> points = points(start, Math.min(count, start + BATCH), pointAt);
      float[][] answer = model.logits(leaf, points);
      for (int i = 0; i < points.size(); i++) {
        rows.take(start + i, answer[i]);
      }
    }
  }

  private static List<float[]> points(int from, int to, IntFunction<float[]> pointAt) {
    List<float[]> points = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      points.add(pointAt.apply(i));
    }
    return points;
  }
}
