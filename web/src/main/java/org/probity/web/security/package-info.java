/** Who calls, and what they may. */
@NullMarked
package org.probity.web.security;

import org.jspecify.annotations.NullMarked;
