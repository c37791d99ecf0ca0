/** Runs at build time only: lays out what no Maven plugin can. Starts at {@code Assemble}. */
@NullMarked
package org.probity.launcher.packaging;

import org.jspecify.annotations.NullMarked;
