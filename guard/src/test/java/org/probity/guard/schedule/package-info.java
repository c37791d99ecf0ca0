@NullMarked
package org.probity.guard.schedule;

import org.jspecify.annotations.NullMarked;
