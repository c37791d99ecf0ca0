package org.probity.explainability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelHost;

/**
 * Random models of every architecture, on the same weights as PyTorch in float64 (src/test/python).
 */
class PyTorchAgreementTest {
  private static final Path MODELS = Path.of("src/test/resources/pytorch");
  private static final ModelHost HOST =
      new ModelHost(HostOptions.serving(Path.of("target/native"), Path.of("target/models/minilm")));

  private final JsonNode reference;

  PyTorchAgreementTest() throws IOException {
    reference = new ObjectMapper().readTree(MODELS.resolve("reference.json").toFile());
  }

  @AfterAll
  static void close() {
    HOST.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "bert, gradient-x-input, 1e-5",
    "bert, integrated-gradients, 1e-4",
    "bert, attention, 1e-5",
    "bert, attention-rollout, 1e-5",
    "bert, attention-gradient, 1e-5",
    "bert, grad-sam, 1e-5",
    "gru, gradient, 1e-5",
    "gru, gradient-x-input, 1e-5",
    "gru, integrated-gradients, 1e-4",
    "cnn, gradient, 1e-5",
    "cnn, gradient-x-input, 1e-5",
    "cnn, integrated-gradients, 1e-4",
    "cnn, grad-cam, 1e-5",
    "mlp, gradient, 1e-5",
    "mlp, gradient-x-input, 1e-5",
    "mlp, integrated-gradients, 1e-4",
  })
  void attributionsAreThoseOfPyTorch(String model, String method, double tolerance) {
    Explanation explanation = explain(model, method);

    requireClose(
        explanation.attributions().values(),
        doubles(reference.path(model).path(method)),
        tolerance);
  }

  @Test
  void logitsAndGradientsByTheLeafAreThoseOfPyTorch() {
    for (String model : List.of("bert", "gru", "cnn", "mlp")) {
      Differentiable function = function(model);
      var leaf = function.leaf(input(model));
      var answer = function.gradients(leaf, List.of(leaf.values()), 1);
      requireClose(answer.logits()[0], doubles(reference.path(model).path("logits")), 1e-5);
      // A BERT's summed over an embedding is 0 whatever the weights: its first norm takes no shift.
      requireClose(answer.values()[0], doubles(reference.path(model).path("leaf-gradient")), 1e-5);
    }
  }

  private Explanation explain(String model, String method) {
    Map<String, Object> asked = Map.of("target", 1, "steps", 1024, "tolerance", 1e-6);
    return new Explainer()
        .explain(
            function(model), input(model), ExplainOptions.parse(asked, method), Explaining.ABOUT);
  }

  private static Differentiable function(String model) {
    return HOST.load(MODELS.resolve(model)).differentiable().orElseThrow();
  }

  private List<Tensor> input(String model) {
    JsonNode given = reference.path(model).path("input");
    if (given.isMissingNode()) {
      return List.of(Tensor.texts("text", reference.path("text").asText()));
    }
    float[] values = new ObjectMapper().convertValue(given, float[].class);
    return List.of(
        model.equals("cnn")
            ? Tensor.floats("image", values, 1, 1, 12, 12)
            : Tensor.floats("features", values, 1, 5));
  }

  /** Relative to the greatest. */
  private static void requireClose(float[] actual, double[] expected, double tolerance) {
    double greatest = DoubleStream.of(expected).map(Math::abs).max().orElseThrow();
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]) / greatest)
          .as("value %s", i)
          .isLessThanOrEqualTo(tolerance);
    }
  }

  private static double[] doubles(JsonNode node) {
    return new ObjectMapper().convertValue(node, double[].class);
  }
}
