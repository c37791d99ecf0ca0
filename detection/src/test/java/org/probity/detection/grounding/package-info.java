@NullMarked
package org.probity.detection.grounding;

import org.jspecify.annotations.NullMarked;
