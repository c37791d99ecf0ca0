@NullMarked
package org.probity.rules.internal;

import org.jspecify.annotations.NullMarked;
