/**
 * Whether what a model is asked and answers changes; {@link org.probity.guard.drift.StabilityDesk}
 * is its root.
 */
@NullMarked
package org.probity.guard.drift;

import org.jspecify.annotations.NullMarked;
