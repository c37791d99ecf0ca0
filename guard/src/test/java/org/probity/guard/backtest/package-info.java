/** Replays over a real database. */
@NullMarked
package org.probity.guard.backtest;

import org.jspecify.annotations.NullMarked;
