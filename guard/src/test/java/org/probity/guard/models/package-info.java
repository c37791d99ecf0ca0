/** Tests of this package. */
@NullMarked
package org.probity.guard.models;

import org.jspecify.annotations.NullMarked;
