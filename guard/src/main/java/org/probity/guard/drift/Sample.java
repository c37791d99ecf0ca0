package org.probity.guard.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision;

/** Quantities of some decisions: of what was asked and of what was answered, each by name. */
final class Sample {
  /** Of wider inputs, as images, only the mean is kept: no single pixel says anything. */
  private static final int MOST_COLUMNS = 128;

  private static final String LABEL = "label";
  private static final String LOGITS = "logits";
  private final Map<String, List<Double>> inputs = new TreeMap<>();
  private final Map<String, List<Double>> outputs = new TreeMap<>();
  private final List<String> labels = new ArrayList<>();
  private int decisions;

  void add(Decision decision) {
    decisions++;
    decision.inputs().forEach(this::input);
    decision.outputs().forEach(this::output);
  }

  private void input(Tensor tensor) {
    switch (tensor.datatype()) {
      case BYTES -> {
        for (String text : tensor.texts()) {
          put(inputs, tensor.name() + " length", text.codePointCount(0, text.length()));
        }
      }
      case FP32 -> rows(tensor.name(), tensor.floats(), rows(tensor));
      default -> put(inputs, tensor.name() + " length", tensor.length());
    }
  }

  private static int rows(Tensor tensor) {
    return tensor.shape().length < 2 ? 1 : (int) tensor.shape()[0];
  }

  private void rows(String name, float[] values, int rows) {
    int width = rows == 0 ? 0 : values.length / rows;
    for (int row = 0; row < rows && width > 0; row++) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        double value = values[row * width + i];
        sum += value;
        if (width <= MOST_COLUMNS) {
          put(inputs, name + "[" + i + "]", value);
        }
      }
      if (width > MOST_COLUMNS) {
        put(inputs, name + " mean", sum / width);
      }
    }
  }

  private void output(Tensor tensor) {
    if (tensor.name().equals(LABEL)) {
      labels.addAll(List.of(tensor.texts()));
    } else if (tensor.name().equals(LOGITS)) {
      scores(tensor.floats(), rows(tensor));
    }
  }

  /** The softmax of the highest logit. */
  private void scores(float[] logits, int rows) {
    int width = rows == 0 ? 0 : logits.length / rows;
    for (int row = 0; row < rows && width > 0; row++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < width; i++) {
        most = Math.max(most, logits[row * width + i]);
      }
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += Math.exp(logits[row * width + i] - most);
      }
      put(outputs, "score", 1 / sum);
    }
  }

  private static void put(Map<String, List<Double>> into, String name, double value) {
    into.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  int decisions() {
    return decisions;
  }

  List<String> labels() {
    return labels;
  }

  Map<String, List<Double>> inputs() {
    return inputs;
  }

  Map<String, List<Double>> outputs() {
    return outputs;
  }
}
