/** Packs of policies and their life; {@link org.probity.domain.policy.PackVersion} is the root. */
@NullMarked
package org.probity.domain.policy;

import org.jspecify.annotations.NullMarked;
