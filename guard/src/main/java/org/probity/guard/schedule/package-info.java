/**
 * Reports that are built again and again; {@link org.probity.guard.schedule.ScheduleDesk} is where
 * officers set them and nodes learn what is due.
 */
@NullMarked
package org.probity.guard.schedule;

import org.jspecify.annotations.NullMarked;
