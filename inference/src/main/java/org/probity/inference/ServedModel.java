package org.probity.inference;

import java.util.List;
import java.util.Optional;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;

/**
 * A model ready to answer. Calls may come from several threads at once; the same input gives the
 * same bits, whatever else the host computes.
 */
public interface ServedModel extends AutoCloseable {
  /** The folder's {@code model.json}. */
  ModelManifest manifest();

  /** {@code sha256:hex} over the folder, as {@link ModelFolder#digest}. */
  String digest();

  /** What {@link #infer} takes: the public tensors of the model's task. */
  List<TensorSpec> inputs();

  /** What {@link #infer} gives: {@code logits} and {@code label}, or {@code embedding}. */
  List<TensorSpec> outputs();

  /**
   * Sees whether {@link #infer} would take these inputs, without computing anything.
   *
   * @throws BadInputException if a name, type, shape or value does not fit, naming the tensor
   */
  void check(List<Tensor> inputs);

  /**
   * How many positions these inputs fill: word pieces of texts, specials included, or ids; for
   * numbers, items.
   *
   * @throws BadInputException as {@link #check}
   */
  int positions(List<Tensor> inputs);

  /**
   * Answers a batch, item by item, so that an item's answer does not depend on its neighbours.
   *
   * @throws BadInputException if a name, type, shape or value does not fit, naming the tensor
   * @throws TooLargeException if they fit but are more than the host computes at once
   * @throws StuckException if the model did not come back in time, now or earlier
   * @throws ModelException if the model was closed or gave something that is not a number
   */
  List<Tensor> infer(List<Tensor> inputs);

  /**
   * Reads a text of any length to its end, in windows that overlap; of a model that cuts texts off,
   * what it reads.
   *
   * @return for each window the logits, in the order of the text
   * @throws BadInputException as {@link #check}
   */
  List<float[]> readThrough(String text);

  /** The same weights as a differentiable function; empty where the model cannot be. */
  Optional<Differentiable> differentiable();

  /**
   * Waits for calls under way, then frees the weights; later calls fail. Of a stuck model they
   * stay.
   */
  @Override
  void close();
}
