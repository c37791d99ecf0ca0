/** What detection found in a text; {@link org.probity.domain.finding.Finding} is its root. */
@NullMarked
package org.probity.domain.finding;

import org.jspecify.annotations.NullMarked;
