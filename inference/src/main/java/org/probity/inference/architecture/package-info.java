/**
 * The networks rebuilt here from weights, each a function of its leaf; {@link
 * org.probity.inference.architecture.Network} is their root.
 */
@NullMarked
package org.probity.inference.architecture;

import org.jspecify.annotations.NullMarked;
