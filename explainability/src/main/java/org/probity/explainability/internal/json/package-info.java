/** The JSON form; {@link org.probity.explainability.ExplanationJson} is its door. */
@NullMarked
package org.probity.explainability.internal.json;

import org.jspecify.annotations.NullMarked;
