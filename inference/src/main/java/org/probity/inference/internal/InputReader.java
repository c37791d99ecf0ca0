package org.probity.inference.internal;

import java.util.List;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.BadInputException;

/** From public tensors to what a network takes. */
public interface InputReader extends AutoCloseable {
  /** The public tensors. */
  List<TensorSpec> specs();

  /** What a leaf's values are. */
  Leaf.Kind leafKind();

  /**
   * @return the pieces, in the order of the items; at least one
   * @throws BadInputException naming the tensor at fault
   */
  List<ModelInput> read(List<Tensor> inputs);

  /**
   * Each text in as many windows as it takes; of a reader that cuts texts off, what it reads.
   *
   * @throws BadInputException naming the tensor at fault
   */
  default List<Windows> windows(List<Tensor> inputs) {
    return read(inputs).stream().map(piece -> Windows.one((ModelInput.Tokens) piece)).toList();
  }

  /** Frees native parts. */
  @Override
  default void close() {}
}
