/** What the explainer is made of. */
@NullMarked
package org.probity.explainability.internal;

import org.jspecify.annotations.NullMarked;
