/** A real PostgreSQL for tests, here and in other modules; {@link TestDatabase} is its root. */
@NullMarked
package org.probity.audit.testing;

import org.jspecify.annotations.NullMarked;
