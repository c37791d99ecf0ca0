/**
 * Knows registered works again by fingerprints; {@link org.probity.detection.works.WorkIndex} is
 * the root.
 */
@NullMarked
package org.probity.detection.works;

import org.jspecify.annotations.NullMarked;
