/**
 * What was reported about decisions and the groups of persons they fell on, and the figures that
 * follow; {@link org.probity.guard.fairness.FairnessDesk} is its root.
 */
@NullMarked
package org.probity.guard.fairness;

import org.jspecify.annotations.NullMarked;
