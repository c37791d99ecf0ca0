/**
 * Persons who asked to be erased, and orders to keep what is about them; {@link
 * org.probity.domain.erasure.ErasureRequest} is its root.
 */
@NullMarked
package org.probity.domain.erasure;

import org.jspecify.annotations.NullMarked;
