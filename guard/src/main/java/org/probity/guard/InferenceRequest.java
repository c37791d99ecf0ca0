package org.probity.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Idempotency;
import org.probity.domain.account.Caller;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;

/**
 * One inference as a protocol handed it over.
 *
 * @param version null for the version in service
 * @param inputs the public tensors
 * @param wish whether and how to explain
 * @param idempotency key of the caller, or null
 * @param follows the held decision that a reviewer released, or null
 * @param released the rules that held it: a person has answered them
 */
public record InferenceRequest(
    Caller caller,
    String model,
    @Nullable String version,
    List<Tensor> inputs,
    Context context,
    ExplanationWish wish,
    @Nullable Idempotency idempotency,
    @Nullable UUID follows,
    Set<String> released) {

  public InferenceRequest {
    inputs = List.copyOf(inputs);
    released = Set.copyOf(released);
  }

  /** All texts of the inputs, in order. */
  public List<String> texts() {
    return texts(inputs);
  }

  static List<String> texts(List<Tensor> tensors) {
    return tensors.stream()
        .filter(tensor -> tensor.datatype() == Datatype.BYTES)
        .flatMap(tensor -> List.of(tensor.texts()).stream())
        .toList();
  }

  /**
   * @param method {@code none}, {@code auto}, a method's code, or {@link #DEFAULT_METHOD}
   * @param parameters target, baseline, steps … by name
   */
  public record ExplanationWish(String method, Map<String, Object> parameters) {
    public static final ExplanationWish AUTO = new ExplanationWish("auto", Map.of());

    /** An explanation by the method that suits the model. */
    public static final String DEFAULT_METHOD = "default";

    public ExplanationWish {
      parameters = Map.copyOf(parameters);
    }

    /** Whether an explanation was asked for. */
    public boolean isMethod() {
      return !method.equals("none") && !method.equals("auto");
    }
  }
}
