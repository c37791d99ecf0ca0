package org.probity.guard.backtest;

import java.util.UUID;

/**
 * A part of a run that this node has claimed: the entries {@code from} to before {@code to}.
 *
 * @param number from 0
 * @param pack as in {@link BacktestRun}
 */
record BacktestPart(UUID run, int number, String pack, String hash, long from, long to) {}
