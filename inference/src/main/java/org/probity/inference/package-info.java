/** The embedded model host; {@link org.probity.inference.ModelHost} is its root. */
@NullMarked
package org.probity.inference;

import org.jspecify.annotations.NullMarked;
