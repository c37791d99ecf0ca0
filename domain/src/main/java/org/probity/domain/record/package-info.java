/**
 * The records of processing activities (GDPR Art. 30); {@link
 * org.probity.domain.record.ProcessingRecord} is its root.
 */
@NullMarked
package org.probity.domain.record;

import org.jspecify.annotations.NullMarked;
