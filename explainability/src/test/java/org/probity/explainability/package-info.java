/** Proofs of the methods on functions whose attributions are known by hand. */
@NullMarked
package org.probity.explainability;

import org.jspecify.annotations.NullMarked;
