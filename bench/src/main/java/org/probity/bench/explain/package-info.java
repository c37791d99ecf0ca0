/** What explanations cost beside a forward, and beside answers. */
@NullMarked
package org.probity.bench.explain;

import org.jspecify.annotations.NullMarked;
