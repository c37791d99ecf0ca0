/**
 * The way of one inference. {@link org.probity.guard.Guard} is its root: read it from top to
 * bottom.
 */
@NullMarked
package org.probity.guard;

import org.jspecify.annotations.NullMarked;
