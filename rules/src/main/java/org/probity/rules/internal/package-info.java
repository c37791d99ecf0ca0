/** What generated rules see, and how packs are read; may change at will. */
@NullMarked
package org.probity.rules.internal;

import org.jspecify.annotations.NullMarked;
