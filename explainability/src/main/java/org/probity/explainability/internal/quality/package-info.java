/**
 * How far an attribution can be trusted: faithfulness by erasure, and the judgement whether it is
 * fit as evidence. {@link org.probity.explainability.internal.quality.QualityMeasures} is its root.
 */
@NullMarked
package org.probity.explainability.internal.quality;

import org.jspecify.annotations.NullMarked;
