/**
 * Values on their way to and from a model; {@link org.probity.domain.tensor.Tensor} is its root.
 */
@NullMarked
package org.probity.domain.tensor;

import org.jspecify.annotations.NullMarked;
