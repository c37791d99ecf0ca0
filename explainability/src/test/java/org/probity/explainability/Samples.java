package org.probity.explainability;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;

/** One explanation of each kind. */
final class Samples {
  static final List<String> FEATURES =
      List.of(
          "duration in months",
          "credit amount",
          "age",
          "checking account < 0 DM",
          "savings ≥ 1000 DM",
          "owns <house> & land",
          "employed ≥ 7 years",
          "other debtors: none",
          "工作类型",
          "telephone",
          "foreign worker",
          "people liable",
          "existing credits",
          "property: car");

  static final float[] ROW = {24, 5.9f, 31, 1, 0, 1, 1, 1, 2, 0, 1, 1, 2, 1};

  private Samples() {}

  static Explanation text(String method) {
    return text(method, "you are a truly un ##believ ##able person , and 你好 is no <script> excuse");
  }

  static Explanation text(String method, String text) {
    return Explaining.explain(new WordBag(), method, List.of(Tensor.texts("text", text)));
  }

  static Explanation row() {
    Textbook credit =
        Textbook.linear(
            -0.06f, -0.21f, 0.04f, -1.3f, 0.7f, 0.35f, 0.5f, 0.02f, 0.11f, 0.3f, -0.2f, 0.05f,
            -0.07f, 0.01f);
    ExplainOptions options = ExplainOptions.parse(Map.of("target", 0), null);
    Subject about = Explaining.ABOUT.withFeatures(FEATURES);
    return new Explainer().explain(credit, Textbook.input(ROW), options, about);
  }

  /** Twelve steps of five features, of which the third peaks late. */
  static Explanation steps() {
    float[] values = new float[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.12 * i + i % 5);
    }
    Textbook sequence =
        new Textbook(
            Leaf.Kind.STEPS,
            new long[] {12, 5},
            x -> 0.02 * Textbook.sum(x) * Textbook.sum(x) + x[52],
            x -> {
              float[] gradient = new float[x.length];
              Arrays.fill(gradient, (float) (0.04 * Textbook.sum(x)));
              gradient[52] += 1;
              return gradient;
            });
    return Explaining.explain(
        sequence, "integrated-gradients", List.of(Tensor.floats("x", values, 1, 12, 5)));
  }

  /** A ring with a bar, 28×28, seen by a function that likes its top and dislikes its bar. */
  static Explanation image(String method) {
    Textbook likesTheTop =
        new Textbook(
            Leaf.Kind.PIXELS,
            new long[] {1, 28, 28},
            x -> Textbook.dot(taste(), x) + 0.1 * Math.tanh(Textbook.sum(x)),
            x -> {
              double tanh = Math.tanh(Textbook.sum(x));
              float[] gradient = taste();
              for (int i = 0; i < gradient.length; i++) {
                gradient[i] += (float) (0.1 * (1 - tanh * tanh));
              }
              return gradient;
            });
    return Explaining.explain(
        likesTheTop, method, List.of(Tensor.floats("image", picture(), 1, 1, 28, 28)));
  }

  private static float[] taste() {
    float[] taste = new float[784];
    for (int i = 0; i < taste.length; i++) {
      int row = i / 28;
      taste[i] = (float) (0.2 * Math.cos(row / 28.0 * Math.PI) - (row == 14 ? 0.2 : 0));
    }
    return taste;
  }

  static float[] picture() {
    float[] picture = new float[784];
    for (int i = 0; i < picture.length; i++) {
      int row = i / 28;
      double distance = Math.hypot(row - 13.5, i % 28 - 13.5);
      double ring = Math.exp(-Math.pow(distance - 9, 2) / 4);
      double bar = Math.abs(row - 13.5) < 2 && distance < 9 ? 0.8 : 0;
      picture[i] = (float) Math.min(1, ring + bar);
    }
    return picture;
  }
}
