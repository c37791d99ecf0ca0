/** JSON in and out, and errors in each surface's own convention. */
@NullMarked
package org.probity.web.http;

import org.jspecify.annotations.NullMarked;
