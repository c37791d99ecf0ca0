/** One class for each command, named as it is typed. */
@NullMarked
package org.probity.launcher.command;

import org.jspecify.annotations.NullMarked;
