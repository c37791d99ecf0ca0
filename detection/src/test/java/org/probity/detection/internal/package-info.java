@NullMarked
package org.probity.detection.internal;

import org.jspecify.annotations.NullMarked;
