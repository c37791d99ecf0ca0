package org.probity.domain.explanation;

import java.util.Locale;

/** The attribution and attention methods, named as in the API. */
public enum Method {
  GRADIENT,
  GRADIENT_X_INPUT,
  INTEGRATED_GRADIENTS,
  SMOOTHGRAD,
  GRAD_CAM,
  OCCLUSION,
  ATTENTION,
  ATTENTION_ROLLOUT,
  ATTENTION_FLOW,
  ATTENTION_GRADIENT,
  GRAD_SAM,
  SHAPLEY;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException for a code that names no method
   */
  public static Method of(String code) {
    for (Method method : values()) {
      if (method.code().equals(code)) {
        return method;
      }
    }
    throw new IllegalArgumentException("There is no such explanation method.");
  }
}
