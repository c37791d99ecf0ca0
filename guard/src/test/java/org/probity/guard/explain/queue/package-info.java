@NullMarked
package org.probity.guard.explain.queue;

import org.jspecify.annotations.NullMarked;
