/**
 * Why a model answered as it did, how far that account can be trusted, and its picture. {@link
 * org.probity.explainability.Explainer} is its root; models come in as {@link
 * org.probity.domain.explanation.Differentiable}.
 */
@NullMarked
package org.probity.explainability;

import org.jspecify.annotations.NullMarked;
