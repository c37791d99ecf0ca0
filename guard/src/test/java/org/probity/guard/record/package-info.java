@NullMarked
package org.probity.guard.record;

import org.jspecify.annotations.NullMarked;
