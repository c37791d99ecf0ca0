package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.BadInputException;
import org.probity.inference.ModelException;

/** Asks an imported model once, to see that it is what its manifest claims. */
final class Probe {
  private static final int ITEMS = 2;
  private static final int LENGTH = 6;
  private static final double SAME_LOGITS = 1e-3;
  private static final double SAME_SUM = 1e-3;

  private Probe() {}

  /**
   * @throws ModelException saying in what the model differs from its manifest
   */
  static void check(NetworkModel model) {
    List<Tensor> example = model.inputs().stream().map(Probe::example).toList();
    List<Tensor> answer;
    try {
      answer = model.infer(example);
    } catch (BadInputException e) {
      throw new ModelException(
          "The model fails on an input of the shape that model.json declares.", e);
    }
    float[] logits = logits(model, answer.get(0));
    try {
      model.differentiable().ifPresent(function -> checkFunction(function, example, logits));
    } catch (BadInputException e) {
      throw new ModelException(
          "The companions for explanations fail on what the model itself takes.", e);
    }
  }

  /** Empty for a token classifier, which answers with spans, and for pictures. */
  private static float[] logits(NetworkModel model, Tensor first) {
    if (model.outputs().get(0).datatype() == Datatype.BYTES) {
      return new float[0];
    }
    List<Long> declared = model.outputs().get(0).shape();
    if (declared.get(1) != -1 && declared.get(1) != first.shape()[1]) {
      throw new ModelException("The model's output has another width than model.json declares.");
    }
    return first.floats();
  }

  private static void checkFunction(
      Differentiable function, List<Tensor> example, float[] answered) {
    Leaf leaf = function.leaf(example);
    if (!function.hasGradients()) {
      if (answered.length > 0) {
        float[] asked = function.logits(leaf, List.of(leaf.values()))[0];
        requireSame(asked, Arrays.copyOf(answered, asked.length));
      }
      return;
    }
    Differentiable.Gradients gradients = function.gradients(leaf, List.of(leaf.values()), 0);
    float[] logits =
        answered.length == 0
            ? gradients.logits()[0]
            : Arrays.copyOf(answered, function.labels().size());
    requireSame(gradients.logits()[0], logits);
    // A picture may lie where every ReLU is dead; the companions of a text model may lose the
    // graph.
    if (leaf.kind() == Leaf.Kind.EMBEDDINGS && allZero(gradients.values()[0])) {
      throw new ModelException(
          "The model's logits do not depend on its input through a graph of gradients.");
    }
    if (function.attentionLayers() > 0) {
      checkAttention(function, leaf, logits);
    }
    if (function.hasFeatureMaps()) {
      requireSame(function.featureMaps(leaf, 0).logits(), logits);
    }
  }

  private static void checkAttention(Differentiable function, Leaf leaf, float[] answered) {
    Differentiable.Attention attention = function.attention(leaf, 0, true);
    requireSame(attention.logits(), answered);
    for (float[][][] layer : attention.weights()) {
      for (float[][] head : layer) {
        for (float[] row : head) {
          double sum = 0;
          for (float weight : row) {
            sum += weight;
          }
          if (Math.abs(sum - 1) > SAME_SUM) {
            throw new ModelException("The rows of the model's attention do not sum to 1.");
          }
        }
      }
    }
    float[][][][] gradients = attention.gradients();
    if (gradients == null || nothing(gradients)) {
      throw new ModelException("The model's logits do not depend on the eps added to attention.");
    }
  }

  private static void requireSame(float[] explained, float[] answered) {
    double scale = 1;
    for (float value : answered) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < answered.length; i++) {
      if (Math.abs(explained[i] - answered[i]) > SAME_LOGITS * scale) {
        throw new ModelException(
            "The companions for explanations give other logits than the model itself.");
      }
    }
  }

  private static boolean nothing(float[][][][] values) {
    return Arrays.stream(values)
        .flatMap(Arrays::stream)
        .flatMap(Arrays::stream)
        .allMatch(Probe::allZero);
  }

  private static boolean allZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Two items of small, different values; every position real. */
  private static Tensor example(TensorSpec spec) {
    if (spec.datatype() == Datatype.BYTES) {
      return Tensor.texts(spec.name(), "a first example", "and another one");
    }
    List<Long> shape = new ArrayList<>();
    for (int i = 0; i < spec.shape().size(); i++) {
      long dimension = spec.shape().get(i);
      shape.add(dimension > 0 ? dimension : i == 0 ? ITEMS : LENGTH);
    }
    long[] lengths = shape.stream().mapToLong(Long::longValue).toArray();
    int size = Math.toIntExact(Tensor.elements(lengths));
    return new Tensor(spec.name(), spec.datatype(), lengths, values(spec, size));
  }

  private static Object values(TensorSpec spec, int size) {
    boolean mask = spec.name().contains("mask");
    if (spec.datatype().array() == long[].class) {
      long[] values = new long[size];
      Arrays.setAll(values, i -> mask ? 1 : i % 3);
      return values;
    }
    if (spec.datatype() == Datatype.BOOL) {
      boolean[] values = new boolean[size];
      Arrays.fill(values, true);
      return values;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = mask ? 1 : (i % 7) / 7f;
    }
    return values;
  }
}
