/** Tests of this package. */
@NullMarked
package org.probity.inference.internal;

import org.jspecify.annotations.NullMarked;
