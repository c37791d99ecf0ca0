/**
 * A demonstration: a fortnight of traffic through the API of a server with a demonstration's clock.
 * {@link org.probity.launcher.demo.Fortnight} is its root.
 */
@NullMarked
package org.probity.launcher.demo;

import org.jspecify.annotations.NullMarked;
