package org.probity.explainability;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Method;
import org.probity.explainability.internal.Parameters;

/**
 * What a caller asks of an explanation; what it leaves open, the method decides.
 *
 * @param method null for {@code auto}: integrated gradients
 * @param target null for the predicted class
 * @param contrast the class against which the target is explained, or null: why the one rather than
 *     the other
 * @param baseline null for {@code pad} on text and {@code zero} elsewhere
 * @param steps gradients along the path of integrated gradients, at least
 * @param samples noisy copies (smoothgrad) or permutations (shapley)
 * @param stdev of smoothgrad's noise, in units of the input
 * @param seed of what is drawn at random
 * @param tolerance completeness error to reach, relative
 */
public record ExplainOptions(
    @Nullable Method method,
    @Nullable TargetChoice target,
    @Nullable TargetChoice contrast,
    @Nullable Baseline baseline,
    @Nullable Integer steps,
    @Nullable Integer samples,
    @Nullable Double stdev,
    long seed,
    double tolerance) {

  /** Three minutes of a small encoder; more buys nothing at float32. */
  public static final int MAX_STEPS = 1024;

  public static final int MAX_SAMPLES = 1024;

  /** Completeness error of 1 %, as the design promises. */
  public static final double DEFAULT_TOLERANCE = 0.01;

  /** Parameter of integrated gradients as used: the steps before any refinement. */
  public static final String FIRST_STEPS = "first_steps";

  private static final double MIN_TOLERANCE = 1e-6;
  private static final double MAX_STDEV = 1e6;
  private static final double MAX_BASELINE = 1e6;

  /** Everything left open. */
  public static ExplainOptions defaults() {
    return new ExplainOptions(null, null, null, null, null, null, null, 0, DEFAULT_TOLERANCE);
  }

  /**
   * Reads the parameters of a request; those it does not know belong to others and are passed over.
   *
   * @param parameters scalars by name: numbers, or strings that hold one
   * @param method a method's code or {@code auto}; null takes {@code parameters.method}
   * @throws ExplainOptionException naming the first field at fault
   */
  public static ExplainOptions parse(Map<String, Object> parameters, @Nullable String method) {
    Parameters given = new Parameters(parameters);
    return new ExplainOptions(
        given.method(method),
        given.target("target"),
        given.target("contrast"),
        given.baseline(MAX_BASELINE),
        given.integer("steps", 1, MAX_STEPS),
        given.integer("samples", 1, MAX_SAMPLES),
        given.number("stdev", 0, MAX_STDEV),
        given.seed(),
        tolerance(given));
  }

  private static double tolerance(Parameters given) {
    Double tolerance = given.number("tolerance", MIN_TOLERANCE, 1);
    return tolerance == null ? DEFAULT_TOLERANCE : tolerance;
  }

  /** Where the caller leaves the method open: integrated gradients, if there are any. */
  public Method methodOrDefault(Differentiable model) {
    if (method != null) {
      return method;
    }
    return model.hasGradients() ? Method.INTEGRATED_GRADIENTS : Method.OCCLUSION;
  }

  /** What was left open, as a method then used it. */
  public ExplainOptions withUsed(Map<String, Object> parameters) {
    Object usedSamples = parameters.get("samples");
    Object usedStdev = parameters.get("stdev");
    return new ExplainOptions(
        method,
        target,
        contrast,
        baseline,
        steps,
        usedSamples instanceof Integer number ? number : samples,
        usedStdev instanceof Double number ? number : stdev,
        seed,
        tolerance);
  }

  public ExplainOptions withMethod(Method chosen) {
    return new ExplainOptions(
        chosen, target, contrast, baseline, steps, samples, stdev, seed, tolerance);
  }

  public ExplainOptions withBaseline(Baseline chosen) {
    return new ExplainOptions(
        method, target, contrast, chosen, steps, samples, stdev, seed, tolerance);
  }
}
