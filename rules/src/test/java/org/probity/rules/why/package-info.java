@NullMarked
package org.probity.rules.why;

import org.jspecify.annotations.NullMarked;
