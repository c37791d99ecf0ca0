package org.probity.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;
import org.probity.inference.SharedPass;

/**
 * The forwards that a request needs, and nothing else: the model, and of a text the detectors'
 * models too, in one shared pass where they share the encoder.
 */
final class Bare {
  /** The models that judge every text. */
  private static final List<String> DETECTORS =
      List.of("toxicity-minilm", "injection-minilm", "entities-minilm");

  private final LoadCase asked;
  private final List<ServedModel> needed = new ArrayList<>();

  Bare(Models models, LoadCase asked) {
    this.asked = asked;
    needed.add(models.served(asked.model()));
    if (asked.text()) {
      DETECTORS.stream()
          .filter(name -> !name.equals(asked.model()) && models.has(name))
          .map(models::served)
          .forEach(needed::add);
    }
  }

  Load.Question forward(Random random) {
    List<Tensor> input = asked.tensors(random);
    return () -> SharedPass.of(() -> needed.stream().map(model -> model.infer(input)).toList());
  }
}
