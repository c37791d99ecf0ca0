/** What the ledger records; {@link org.probity.domain.ledger.LedgerEvent} is its root. */
@NullMarked
package org.probity.domain.ledger;

import org.jspecify.annotations.NullMarked;
