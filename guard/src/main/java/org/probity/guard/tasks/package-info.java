/** What decisions oblige people to do; {@link org.probity.guard.tasks.TaskDesk} is the root. */
@NullMarked
package org.probity.guard.tasks;

import org.jspecify.annotations.NullMarked;
