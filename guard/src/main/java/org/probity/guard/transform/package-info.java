/** What a verdict changes about inputs and answers. */
@NullMarked
package org.probity.guard.transform;

import org.jspecify.annotations.NullMarked;
