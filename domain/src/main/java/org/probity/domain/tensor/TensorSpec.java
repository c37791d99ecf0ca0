package org.probity.domain.tensor;

import java.util.List;

/** What a model takes or gives: a name, a type and a shape, in which -1 stands for any length. */
public record TensorSpec(String name, Datatype datatype, List<Long> shape) {
  public TensorSpec {
    shape = List.copyOf(shape);
  }
}
