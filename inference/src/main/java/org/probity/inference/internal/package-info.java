/**
 * How networks are served; {@link org.probity.inference.internal.NetworkModel} is its root. May
 * change at will.
 */
@NullMarked
package org.probity.inference.internal;

import org.jspecify.annotations.NullMarked;
