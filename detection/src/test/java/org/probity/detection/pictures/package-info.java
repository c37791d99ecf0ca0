@NullMarked
package org.probity.detection.pictures;

import org.jspecify.annotations.NullMarked;
