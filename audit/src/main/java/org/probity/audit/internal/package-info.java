/** How the ledger seals, stores and signs; may change at will. */
@NullMarked
package org.probity.audit.internal;

import org.jspecify.annotations.NullMarked;
