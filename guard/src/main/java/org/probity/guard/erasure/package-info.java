/**
 * Erasure by two officers, and what forbids it; {@link org.probity.guard.erasure.ErasureDesk} is
 * its root.
 */
@NullMarked
package org.probity.guard.erasure;

import org.jspecify.annotations.NullMarked;
