/**
 * A decision as it is sealed into the ledger, and read back. {@link
 * org.probity.guard.record.Recorder} is its root.
 */
@NullMarked
package org.probity.guard.record;

import org.jspecify.annotations.NullMarked;
