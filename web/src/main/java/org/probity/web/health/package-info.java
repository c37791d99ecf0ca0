/** What an operator watches: health checks and figures. Never content, never who asked. */
@NullMarked
package org.probity.web.health;

import org.jspecify.annotations.NullMarked;
