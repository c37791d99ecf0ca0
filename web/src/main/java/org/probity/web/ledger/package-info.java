/** The transparency log below {@code /ledger}, as C2SP tlog-tiles lays it out. */
@NullMarked
package org.probity.web.ledger;

import org.jspecify.annotations.NullMarked;
