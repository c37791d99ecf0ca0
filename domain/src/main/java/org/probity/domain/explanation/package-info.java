/**
 * Why a model answered as it did; {@link org.probity.domain.explanation.Explanation} is its root,
 * {@link org.probity.domain.explanation.Differentiable} what is asked of a model.
 */
@NullMarked
package org.probity.domain.explanation;

import org.jspecify.annotations.NullMarked;
