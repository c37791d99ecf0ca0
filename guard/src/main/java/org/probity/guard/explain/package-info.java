/** Explaining a decision with the model that took it. */
@NullMarked
package org.probity.guard.explain;

import org.jspecify.annotations.NullMarked;
