/**
 * What persons agreed to, and took back; {@link org.probity.domain.consent.Consent} is its root.
 */
@NullMarked
package org.probity.domain.consent;

import org.jspecify.annotations.NullMarked;
