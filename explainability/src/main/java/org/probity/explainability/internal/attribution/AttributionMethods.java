package org.probity.explainability.internal.attribution;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.probity.domain.explanation.Method;

/** The methods that are here, by name. */
public final class AttributionMethods {
  /** Those of any differentiable model. */
  public static final Map<Method, AttributionMethod> GENERAL =
      map(
          Map.of(
              Method.GRADIENT, new Gradient(),
              Method.GRADIENT_X_INPUT, new GradientTimesInput(),
              Method.INTEGRATED_GRADIENTS, new IntegratedGradients(),
              Method.SMOOTHGRAD, new SmoothGrad(),
              Method.OCCLUSION, new Occlusion(),
              Method.SHAPLEY, new Shapley()));

  /** Those that read attention. */
  public static final Map<Method, AttributionMethod> ATTENTIVE =
      map(
          Map.of(
              Method.ATTENTION, new AttentionRow(),
              Method.ATTENTION_ROLLOUT, new AttentionRollout(),
              Method.ATTENTION_GRADIENT, new AttentionGradient(),
              Method.GRAD_SAM, new GradSam()));

  private static final Set<Method> WITHOUT_GRADIENTS =
      EnumSet.of(Method.OCCLUSION, Method.SHAPLEY, Method.ATTENTION, Method.ATTENTION_ROLLOUT);

  private AttributionMethods() {}

  /** Whether what makes a gradient doubtful makes this method doubtful. */
  public static boolean usesGradients(Method method) {
    return !WITHOUT_GRADIENTS.contains(method);
  }

  private static Map<Method, AttributionMethod> map(Map<Method, AttributionMethod> methods) {
    return new EnumMap<>(methods);
  }
}
