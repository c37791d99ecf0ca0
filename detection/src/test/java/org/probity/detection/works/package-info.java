@NullMarked
package org.probity.detection.works;

import org.jspecify.annotations.NullMarked;
