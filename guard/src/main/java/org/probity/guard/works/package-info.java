/**
 * The register of works as the gate uses it; {@link org.probity.guard.works.WorkDesk} is the root.
 */
@NullMarked
package org.probity.guard.works;

import org.jspecify.annotations.NullMarked;
