/** Held decisions, and the people who decide them. */
@NullMarked
package org.probity.guard.review;

import org.jspecify.annotations.NullMarked;
