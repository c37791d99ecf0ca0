package org.probity.explainability;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method attributes, without a measure of how far that can be trusted.
 *
 * @param values one a position, a pixel or a feature; signed, in units of the logit
 * @param parameters of the method as used
 * @param completenessDelta |Σ − (F(x) − F(b))| / |F(x) − F(b)|, or null where none is promised
 */
public record Attribution(
    double[] values, Map<String, Object> parameters, @Nullable Double completenessDelta) {

  /** Values may be personal. */
  @Override
  public String toString() {
    return "Attribution[" + values.length + " values]";
  }
}
