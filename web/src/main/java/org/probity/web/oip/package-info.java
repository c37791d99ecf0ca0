/** The Open Inference Protocol V2 at {@code /v2}. */
@NullMarked
package org.probity.web.oip;

import org.jspecify.annotations.NullMarked;
