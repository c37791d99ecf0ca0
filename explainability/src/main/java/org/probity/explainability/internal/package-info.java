/** What the explainer is made of; {@link org.probity.explainability.internal.Probe} is its root. */
@NullMarked
package org.probity.explainability.internal;

import org.jspecify.annotations.NullMarked;
