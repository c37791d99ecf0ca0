/** Tests of the distribution as its user meets it: a folder, a command, a data folder. */
@NullMarked
package org.probity.launcher;

import org.jspecify.annotations.NullMarked;
