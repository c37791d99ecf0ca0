package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.BadInputException;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.TooLargeException;

/** Token ids [items, length] that the caller made itself, and the mask that says which are real. */
public final class IdReader implements InputReader {
  private final List<TensorSpec> specs;
  private final long vocabulary;
  private final Limits limits;

  /**
   * @param mask of any numeric type, or null for a model without
   * @param vocabulary number of ids, or 0 if only the model knows
   */
  public IdReader(TensorSpec ids, @Nullable TensorSpec mask, long vocabulary, Limits limits) {
    this.specs = mask == null ? List.of(ids) : List.of(ids, mask);
    this.vocabulary = vocabulary;
    this.limits = limits;
  }

  @Override
  public List<TensorSpec> specs() {
    return specs;
  }

  @Override
  public Leaf.Kind leafKind() {
    return Leaf.Kind.EMBEDDINGS;
  }

  @Override
  public List<ModelInput> read(List<Tensor> inputs) {
    List<Tensor> tensors = InputCheck.check(inputs, specs, limits);
    Tensor ids = tensors.get(0);
    int items = (int) ids.shape()[0];
    int length = (int) ids.shape()[1];
    if (length > limits.tokens()) {
      throw new TooLargeException(
          "The input " + ids.name() + " is longer than " + limits.tokens() + " positions.");
    }
    for (long id : ids.longs()) {
      if (id < 0 || (vocabulary > 0 && id >= vocabulary)) {
        throw new BadInputException(
            ids.name(), "The input " + ids.name() + " holds an id outside the vocabulary.");
      }
    }
    float[] mask = tensors.size() == 1 ? null : mask(tensors.get(1), ids);
    List<ModelInput> pieces = new ArrayList<>();
    for (int from = 0; from < items * length; from += length) {
      pieces.add(
          new ModelInput.Tokens(
              Arrays.copyOfRange(ids.longs(), from, from + length),
              mask == null ? null : Arrays.copyOfRange(mask, from, from + length),
              length,
              null));
    }
    return pieces;
  }

  private static float[] mask(Tensor mask, Tensor ids) {
    if (mask.length() != ids.length() || mask.shape()[0] != ids.shape()[0]) {
      throw new BadInputException(
          mask.name(), "The input " + mask.name() + " must have the shape of " + ids.name() + ".");
    }
    float[] values = new float[mask.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          mask.datatype() == Datatype.BOOL
              ? (mask.booleans()[i] ? 1 : 0)
              : mask.datatype().array() == long[].class ? mask.longs()[i] : mask.floats()[i];
      if (values[i] != 0 && values[i] != 1) {
        throw new BadInputException(
            mask.name(), "The input " + mask.name() + " may hold only 0 and 1.");
      }
    }
    return values;
  }
}
