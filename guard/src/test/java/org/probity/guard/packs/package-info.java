/** Tests of this package. */
@NullMarked
package org.probity.guard.packs;

import org.jspecify.annotations.NullMarked;
