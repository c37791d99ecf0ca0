/** Puts the parts together when the application starts. */
@NullMarked
package org.probity.web.wiring;

import org.jspecify.annotations.NullMarked;
