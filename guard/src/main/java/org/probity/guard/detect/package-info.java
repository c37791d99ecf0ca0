/** Detectors that are served models themselves. */
@NullMarked
package org.probity.guard.detect;

import org.jspecify.annotations.NullMarked;
