package org.probity.explainability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/**
 * A text model in closed form: each token is two numbers made of its letters, the logit is
 * tanh-squashed and sums neighbours' products, and attention falls with distance.
 */
final class WordBag implements Differentiable {
  private static final int WIDTH = 2;

  private static List<String> tokens(List<Tensor> input) {
    List<String> tokens = new ArrayList<>();
    tokens.add("[CLS]");
    tokens.addAll(Arrays.asList(input.get(0).texts()[0].split(" ")));
    tokens.add("[SEP]");
    tokens.add("[PAD]");
    tokens.add("[PAD]");
    tokens.add("[PAD]");
    return tokens;
  }

  private static float letter(String token, int dimension) {
    int hash = token.hashCode() >>> (dimension * 7);
    return Math.floorMod(hash, 41) / 20f - 1;
  }

  @Override
  public List<String> labels() {
    return List.of("offensive", "neither");
  }

  @Override
  public int attentionLayers() {
    return 2;
  }

  @Override
  public Leaf leaf(List<Tensor> input) {
    List<String> tokens = tokens(input);
    int length = tokens.size();
    float[] values = new float[length * WIDTH];
    boolean[] present = new boolean[length];
    List<int[]> offsets = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < length; i++) {
      boolean word = i > 0 && i < length - 4;
      int end = word ? at + tokens.get(i).codePointCount(0, tokens.get(i).length()) : at;
      offsets.add(new int[] {at, end});
      at = word ? end + 1 : at;
      present[i] = i < length - 3;
      values[WIDTH * i] = letter(tokens.get(i), 0);
      values[WIDTH * i + 1] = letter(tokens.get(i), 1);
    }
    return new Leaf(
        Leaf.Kind.EMBEDDINGS, new long[] {length, WIDTH}, values, tokens, offsets, present, 0);
  }

  @Override
  public float[] baseline(Leaf leaf, Baseline baseline) {
    float[] values = leaf.values().clone();
    for (int i = WIDTH; i < values.length; i++) {
      values[i] =
          baseline.kind() == Baseline.Kind.NUMBER ? baseline.value() : letter("[PAD]", i % WIDTH);
    }
    return values;
  }

  @Override
  public float[][] logits(Leaf leaf, List<float[]> points) {
    return points.stream().map(WordBag::logit).toArray(float[][]::new);
  }

  private static float[] logit(float[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i += WIDTH) {
      sum += Math.tanh(x[i]) * (1 + x[i + 1]);
    }
    return new float[] {(float) sum, 0};
  }

  @Override
  public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
    float[][] values = points.stream().map(WordBag::gradient).toArray(float[][]::new);
    return new Gradients(logits(leaf, points), values);
  }

  private static float[] gradient(float[] x) {
    float[] gradient = new float[x.length];
    for (int i = 0; i < x.length; i += WIDTH) {
      double tanh = Math.tanh(x[i]);
      gradient[i] = (float) ((1 - tanh * tanh) * (1 + x[i + 1]));
      gradient[i + 1] = (float) tanh;
    }
    return gradient;
  }

  @Override
  public Attention attention(Leaf leaf, int target, boolean withGradient) {
    int length = leaf.tokens().size();
    float[][] weights = new float[length][length];
    float[][] gradients = new float[length][length];
    for (int row = 0; row < length; row++) {
      double sum = 0;
      for (int column = 0; column < length; column++) {
        double closeness = Math.exp(-0.4 * Math.abs(row - column) + leaf.values()[2 * column]);
        weights[row][column] = leaf.present()[column] ? (float) closeness : 0;
        sum += weights[row][column];
        gradients[row][column] = leaf.values()[2 * column] - leaf.values()[2 * row + 1];
      }
      for (int column = 0; column < length; column++) {
        weights[row][column] /= (float) sum;
      }
    }
    float[][][][] all = {{weights}, {weights}};
    float @Nullable [][][][] slopes =
        withGradient ? new float[][][][] {{gradients}, {gradients}} : null;
    return new Attention(all, slopes, logit(leaf.values()));
  }

  @Override
  public List<String> warnings(Leaf leaf) {
    return List.of();
  }
}
