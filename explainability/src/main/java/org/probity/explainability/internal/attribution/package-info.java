/**
 * One class a method, each behind {@link
 * org.probity.explainability.internal.attribution.AttributionMethod}; {@link
 * org.probity.explainability.internal.attribution.AttributionMethods} lists them.
 */
@NullMarked
package org.probity.explainability.internal.attribution;

import org.jspecify.annotations.NullMarked;
