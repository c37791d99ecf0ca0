/** How bundles are put together; may change at will. */
@NullMarked
package org.probity.reports.internal;

import org.jspecify.annotations.NullMarked;
