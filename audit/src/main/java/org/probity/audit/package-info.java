/**
 * The ledger: an append-only transparency log in PostgreSQL whose leaves hold no personal data.
 * {@link org.probity.audit.Ledger} is its root; {@code verify} checks its evidence without it.
 */
@NullMarked
package org.probity.audit;

import org.jspecify.annotations.NullMarked;
