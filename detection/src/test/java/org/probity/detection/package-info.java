@NullMarked
package org.probity.detection;

import org.jspecify.annotations.NullMarked;
