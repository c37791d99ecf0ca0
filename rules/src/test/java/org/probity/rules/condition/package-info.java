@NullMarked
package org.probity.rules.condition;

import org.jspecify.annotations.NullMarked;
