/** What decisions oblige people to do; {@link org.probity.domain.task.Task} is the root. */
@NullMarked
package org.probity.domain.task;

import org.jspecify.annotations.NullMarked;
