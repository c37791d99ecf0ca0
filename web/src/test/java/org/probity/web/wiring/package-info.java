@NullMarked
package org.probity.web.wiring;

import org.jspecify.annotations.NullMarked;
