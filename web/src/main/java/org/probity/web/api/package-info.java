/** Everything below {@code /api}: decisions, reviews, records, models, accounts, exports. */
@NullMarked
package org.probity.web.api;

import org.jspecify.annotations.NullMarked;
