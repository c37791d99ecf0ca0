@NullMarked
package org.probity.guard.explain.drift;

import org.jspecify.annotations.NullMarked;
