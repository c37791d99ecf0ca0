/**
 * Pruning by two officers of what is older than anybody must keep it; {@link
 * org.probity.guard.retention.RetentionDesk} is its root.
 */
@NullMarked
package org.probity.guard.retention;

import org.jspecify.annotations.NullMarked;
