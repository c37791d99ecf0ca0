package org.probity.explainability.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Differentiable.Attention;
import org.probity.domain.explanation.Differentiable.FeatureMaps;
import org.probity.domain.explanation.Differentiable.Gradients;
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
  private @Nullable Attention attention;
  private int evaluations;

  public Probe(Differentiable model, Leaf leaf, int target) {
    this.model = model;
    this.leaf = leaf;
    this.target = target;
  }

  /** Takes what the model says at one point: its logits, or the gradient of the target's logit. */
  @FunctionalInterface
  public interface Sink {
    void take(int point, float[] answer);
  }

  public Differentiable model() {
    return model;
  }

  public int target() {
    return target;
  }

  /** How often the model was asked so far, a point of a batch and a gradient counting one each. */
  public int evaluations() {
    return evaluations;
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
      attention = known;
    }
    return known;
  }

  /** The pictures of the model's last convolution at the input. */
  public FeatureMaps featureMaps() {
    evaluations++;
    return model.featureMaps(leaf, target);
  }

  /** The target's logit at each of {@code count} points. */
  public double[] logits(int count, IntFunction<float[]> pointAt) {
    double[] logits = new double[count];
    each(count, pointAt, (point, row) -> logits[point] = row[target]);
    return logits;
  }

  /** The target's softmax score at each of {@code count} points. */
  public double[] scores(int count, IntFunction<float[]> pointAt) {
    double[] scores = new double[count];
    each(count, pointAt, (point, row) -> scores[point] = Softmax.score(row, target));
    return scores;
  }

  public void gradients(int count, IntFunction<float[]> pointAt, Sink sink) {
    evaluations += count;
    for (int start = 0; start < count; start += BATCH) {
      List<float[]> points = points(start, Math.min(count, start + BATCH), pointAt);
      Gradients answer = model.gradients(leaf, points, target);
      for (int i = 0; i < points.size(); i++) {
        sink.take(start + i, answer.values()[i]);
      }
    }
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
