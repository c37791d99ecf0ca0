package org.probity.inference.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ModelException;
import org.probity.inference.ModelHost;
import org.probity.inference.NativeEngine;
import org.probity.inference.Reference;
import org.probity.inference.ServedModel;
import org.probity.inference.safetensors.Safetensors;

/** Recurrent models, against PyTorch's nn.RNN, nn.LSTM and nn.GRU on the same weights. */
@ExtendWith(NativeEngine.class)
class RecurrentTest {
  private static final Path MODELS = Path.of("src/test/resources/architectures");
  private static final Reference REFERENCE = Reference.read(MODELS.resolve("reference.json"));

  private final ModelHost host = new ModelHost(NativeEngine.OPTIONS);

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rnn-2-1-steps",
        "rnn-1-1-text",
        "lstm-1-1-steps",
        "lstm-2-2-steps",
        "lstm-2-1-text",
        "gru-2-1-text",
        "gru-2-2-steps",
      })
  void answersAndExplainsAsPyTorchDoes(String name) {
    Reference expected = REFERENCE.of(name);
    ServedModel model = host.load(MODELS.resolve(name));
    Tensor input =
        name.endsWith("text")
            ? Tensor.texts("text", "it is so good")
            : Tensor.floats("steps", expected.values("input"), 1, 5, 3);
    Differentiable function = model.differentiable().orElseThrow();
    Leaf leaf = function.leaf(List.of(input));
    expected.agrees("input", leaf.values());
    expected.agrees("logits", model.infer(List.of(input)).get(0).floats());
    expected.agrees("gradient", function.gradients(leaf, List.of(leaf.values()), 1).values()[0]);
  }

  @Test
  void weightsOfAnotherCellAreRefused() {
    Path file = MODELS.resolve("lstm-1-1-steps/model.safetensors");
    try (Weights weights = Weights.of(Safetensors.read(file))) {
      assertThatThrownBy(() -> new Recurrent(weights, Recurrent.Cell.GRU))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("gru.weight_hh_l0");
    }
  }
}
