/**
 * How a model's decisions fall on groups of persons; {@link
 * org.probity.domain.fairness.FairnessReport} is its root.
 */
@NullMarked
package org.probity.domain.fairness;

import org.jspecify.annotations.NullMarked;
