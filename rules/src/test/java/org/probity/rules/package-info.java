@NullMarked
package org.probity.rules;

import org.jspecify.annotations.NullMarked;
