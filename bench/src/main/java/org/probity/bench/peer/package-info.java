/**
 * The peer of the rule engine: the same policies as plain Java predicates. {@link
 * org.probity.bench.peer.Predicates} is its root.
 */
@NullMarked
package org.probity.bench.peer;

import org.jspecify.annotations.NullMarked;
