/**
 * Whether an answer says what its sources say; {@link org.probity.detection.grounding.Grounding} is
 * the root.
 */
@NullMarked
package org.probity.detection.grounding;

import org.jspecify.annotations.NullMarked;
