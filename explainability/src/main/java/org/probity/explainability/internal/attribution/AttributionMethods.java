package org.probity.explainability.internal.attribution;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.explanation.Method;

/** The methods that are here, by name. */
public final class AttributionMethods {
  /** Those of any differentiable model. */
  private static final Map<Method, AttributionMethod> GENERAL =
      map(
          Map.of(
              Method.GRADIENT, new Gradient(),
              Method.GRADIENT_X_INPUT, new GradientTimesInput(),
              Method.INTEGRATED_GRADIENTS, new IntegratedGradients(),
              Method.SMOOTHGRAD, new SmoothGrad(),
              Method.OCCLUSION, new Occlusion(),
              Method.SHAPLEY, new Shapley()));

  /** Those that read attention. */
  private static final Map<Method, AttributionMethod> ATTENTIVE =
      map(
          Map.of(
              Method.ATTENTION, new AttentionRow(),
              Method.ATTENTION_ROLLOUT, new AttentionRollout(),
              Method.ATTENTION_FLOW, new AttentionFlow(),
              Method.ATTENTION_GRADIENT, new AttentionGradient(),
              Method.GRAD_SAM, new GradSam()));

  /** Those that read the pictures of a convolution. */
  private static final Map<Method, AttributionMethod> PICTORIAL =
      map(Map.of(Method.GRAD_CAM, new GradCam()));

  private static final Set<Method> WITHOUT_GRADIENTS =
      EnumSet.of(
          Method.OCCLUSION,
          Method.SHAPLEY,
          Method.ATTENTION,
          Method.ATTENTION_ROLLOUT,
          Method.ATTENTION_FLOW);

  private AttributionMethods() {}

  /** The methods that make sense for a model and an input. */
  public static Map<Method, AttributionMethod> of(Differentiable model, Leaf leaf) {
    return of(model, leaf.kind() == Leaf.Kind.EMBEDDINGS, leaf.kind() == Leaf.Kind.PIXELS);
  }

  /** Those that make sense for a model, whichever of its inputs is looked at. */
  public static Set<Method> of(Differentiable model) {
    return of(model, true, true).keySet();
  }

  private static Map<Method, AttributionMethod> of(
      Differentiable model, boolean embeddings, boolean pixels) {
    Map<Method, AttributionMethod> methods = new EnumMap<>(GENERAL);
    if (model.attentionLayers() > 0 && embeddings) {
      methods.putAll(ATTENTIVE);
    }
    if (model.hasFeatureMaps() && pixels) {
      methods.putAll(PICTORIAL);
    }
    if (!model.hasGradients()) {
      methods.keySet().removeIf(AttributionMethods::usesGradients);
    }
    return methods;
  }

  /** Whether what makes a gradient doubtful makes this method doubtful. */
  public static boolean usesGradients(Method method) {
    return !WITHOUT_GRADIENTS.contains(method);
  }

  private static Map<Method, AttributionMethod> map(Map<Method, AttributionMethod> methods) {
    return new EnumMap<>(methods);
  }
}
