@NullMarked
package org.probity.detection.testing;

import org.jspecify.annotations.NullMarked;
