/**
 * How fast recorded decisions are replayed, over a real PostgreSQL in the same run. {@link
 * org.probity.bench.replay.ReplayFigures} is its root.
 */
@NullMarked
package org.probity.bench.replay;

import org.jspecify.annotations.NullMarked;
