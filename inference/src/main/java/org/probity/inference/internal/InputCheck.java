package org.probity.inference.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.BadInputException;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.TooLargeException;

/** Whether tensors are those that were asked for. */
final class InputCheck {
  private InputCheck() {}

  /**
   * @return the tensors in the order of the specs
   * @throws BadInputException if one is missing, unknown, doubled or of another type or shape
   */
  static List<Tensor> check(List<Tensor> inputs, List<TensorSpec> specs, Limits limits) {
    Map<String, Tensor> byName = new HashMap<>();
    for (Tensor tensor : inputs) {
      if (specs.stream().noneMatch(spec -> spec.name().equals(tensor.name()))) {
        throw new BadInputException(
            "inputs",
            "An input has a name that the model does not know; it takes " + names(specs) + ".");
      }
      if (byName.put(tensor.name(), tensor) != null) {
        throw new BadInputException(tensor.name(), "The input " + tensor.name() + " came twice.");
      }
    }
    return specs.stream().map(spec -> check(byName.get(spec.name()), spec, limits)).toList();
  }

  private static Tensor check(@Nullable Tensor tensor, TensorSpec spec, Limits limits) {
    String name = spec.name();
    if (tensor == null) {
      throw new BadInputException(name, "The input " + name + " is missing.");
    }
    if (tensor.datatype() != spec.datatype()) {
      throw new BadInputException(
          name, "The input " + name + " must be of datatype " + spec.datatype() + ".");
    }
    long[] shape = tensor.shape();
    boolean fits = shape.length == spec.shape().size();
    for (int i = 0; fits && i < shape.length; i++) {
      long wanted = spec.shape().get(i);
      fits = shape[i] > 0 && (wanted == -1 || wanted == shape[i]);
    }
    if (!fits) {
      throw new BadInputException(
          name,
          "The input "
              + name
              + " has the shape "
              + Arrays.toString(shape)
              + " where "
              + spec.shape()
              + " is needed, -1 being any length from 1.");
    }
    if (shape[0] > limits.items() || tensor.length() > limits.values()) {
      throw new TooLargeException(
          "The input "
              + name
              + " holds more than "
              + limits.items()
              + " items or "
              + limits.values()
              + " values.");
    }
    return tensor;
  }

  private static String names(List<TensorSpec> specs) {
    return String.join(", ", specs.stream().map(TensorSpec::name).toList());
  }
}
