/** The data folder: one process at a time, private to its owner. Starts at {@code DataFolder}. */
@NullMarked
package org.probity.launcher.data;

import org.jspecify.annotations.NullMarked;
