/**
 * What persons concerned and applications raise, until it is answered; {@link
 * org.probity.guard.concern.ConcernDesk} is its root.
 */
@NullMarked
package org.probity.guard.concern;

import org.jspecify.annotations.NullMarked;
