/**
 * Why a decision came out as it did, and what would have changed it; {@link
 * org.probity.rules.why.Case} is the root.
 */
@NullMarked
package org.probity.rules.why;

import org.jspecify.annotations.NullMarked;
