package org.probity.inference.internal;

import java.util.List;

/** How a network answers when nobody asks for gradients. */
interface Forward extends AutoCloseable {

  /**
   * Computes pieces that the guard let through.
   *
   * @return each piece's output as one row: logits, an embedding, or the logits of its positions
   */
  List<float[]> rows(List<ModelInput> pieces);

  @Override
  default void close() {}
}
