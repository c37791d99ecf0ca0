/** The Presidio-compatible surface below {@code /privacy}. */
@NullMarked
package org.probity.web.privacy;

import org.jspecify.annotations.NullMarked;
