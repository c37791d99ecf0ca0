/**
 * What the Guard concluded for one request; {@link org.probity.domain.decision.Verdict} is its
 * root.
 */
@NullMarked
package org.probity.domain.decision;

import org.jspecify.annotations.NullMarked;
