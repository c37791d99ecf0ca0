@NullMarked
package org.probity.rules.check;

import org.jspecify.annotations.NullMarked;
