@NullMarked
package org.probity.detection.licenses;

import org.jspecify.annotations.NullMarked;
