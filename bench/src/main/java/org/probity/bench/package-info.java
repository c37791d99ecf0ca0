/**
 * What the gate costs, always beside a peer in the same run or against a stated limit. {@link
 * org.probity.bench.Bench} runs it all.
 */
@NullMarked
package org.probity.bench;

import org.jspecify.annotations.NullMarked;
