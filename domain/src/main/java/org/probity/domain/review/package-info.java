/**
 * Held decisions and the people who decide them; {@link org.probity.domain.review.Review} is its
 * root.
 */
@NullMarked
package org.probity.domain.review;

import org.jspecify.annotations.NullMarked;
