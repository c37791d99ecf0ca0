/** Parts of {@link org.probity.explainability.RandomisationCheck}. */
@NullMarked
package org.probity.explainability.internal.randomisation;

import org.jspecify.annotations.NullMarked;
