/** Tests of this package. */
@NullMarked
package org.probity.guard.detect;

import org.jspecify.annotations.NullMarked;
