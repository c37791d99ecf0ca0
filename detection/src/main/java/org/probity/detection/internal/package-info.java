/** The recognisers, one table of them, and what they share; may change at will. */
@NullMarked
package org.probity.detection.internal;

import org.jspecify.annotations.NullMarked;
