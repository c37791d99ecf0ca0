package org.probity.explainability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.tensor.Tensor;

/** Asks for explanations in one line. */
final class Explaining {
  static final Subject ABOUT =
      new Subject("e-1", "d-1", "textbook", "1", "sha256:00").withRandomisation(0.1);

  private Explaining() {}

  /**
   * @param parameters name, value, name, value …
   */
  static Explanation explain(
      Differentiable model, String method, List<Tensor> input, Object... parameters) {
    Map<String, Object> given = new HashMap<>();
    given.put("target", 0);
    for (int i = 0; i < parameters.length; i += 2) {
      given.put((String) parameters[i], parameters[i + 1]);
    }
    return new Explainer().explain(model, input, ExplainOptions.parse(given, method), ABOUT);
  }

  static float[] values(
      Differentiable model, String method, List<Tensor> input, Object... parameters) {
    return explain(model, method, input, parameters).attributions().values();
  }
}
