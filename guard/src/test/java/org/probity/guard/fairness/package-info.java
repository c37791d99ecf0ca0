@NullMarked
package org.probity.guard.fairness;

import org.jspecify.annotations.NullMarked;
