/** The distribution's command line. Starts at {@code Main}. */
@NullMarked
package org.probity.launcher;

import org.jspecify.annotations.NullMarked;
