/** What tests of the guard record. */
@NullMarked
package org.probity.guard.testing;

import org.jspecify.annotations.NullMarked;
