/**
 * Replays of recorded decisions under a pack, done in parts by all nodes. {@link
 * org.probity.guard.backtest.BacktestDesk} is its root.
 */
@NullMarked
package org.probity.guard.backtest;

import org.jspecify.annotations.NullMarked;
