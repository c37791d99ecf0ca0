package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.BadInputException;
import org.probity.inference.HostOptions.Limits;

/** One FP32 tensor [items, …]: pixels, features or steps. */
public final class NumberReader implements InputReader {
  private final TensorSpec spec;
  private final Leaf.Kind kind;
  private final Limits limits;

  public NumberReader(TensorSpec spec, Leaf.Kind kind, Limits limits) {
    this.spec = spec;
    this.kind = kind;
    this.limits = limits;
  }

  @Override
  public List<TensorSpec> specs() {
    return List.of(spec);
  }

  @Override
  public Leaf.Kind leafKind() {
    return kind;
  }

  @Override
  public List<ModelInput> read(List<Tensor> inputs) {
    Tensor tensor = InputCheck.check(inputs, specs(), limits).get(0);
    for (float value : tensor.floats()) {
      if (!Float.isFinite(value)) {
        throw new BadInputException(
            tensor.name(), "The input " + tensor.name() + " holds a value that is not finite.");
      }
    }
    int items = (int) tensor.shape()[0];
    int size = tensor.length() / items;
    long[] one = tensor.shape().clone();
    one[0] = 1;
    List<ModelInput> pieces = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      float[] values = Arrays.copyOfRange(tensor.floats(), item * size, (item + 1) * size);
      pieces.add(new ModelInput.Numbers(values, one));
    }
    return pieces;
  }
}
