/**
 * Differentiation in native code that cannot corrupt gradients; {@link
 * org.probity.inference.autograd.Autograd} is its root and the only class that may call what {@code
 * forbidden-apis.txt} forbids.
 */
@NullMarked
package org.probity.inference.autograd;

import org.jspecify.annotations.NullMarked;
