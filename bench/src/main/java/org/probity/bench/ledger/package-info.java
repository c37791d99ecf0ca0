/**
 * What the ledger does in a second, over a real PostgreSQL, each beside the database itself or a
 * limit in the same run. {@link org.probity.bench.ledger.LedgerFigures} is its root.
 */
@NullMarked
package org.probity.bench.ledger;

import org.jspecify.annotations.NullMarked;
