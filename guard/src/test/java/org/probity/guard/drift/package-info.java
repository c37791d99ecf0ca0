@NullMarked
package org.probity.guard.drift;

import org.jspecify.annotations.NullMarked;
