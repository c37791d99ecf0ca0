/**
 * The register of consents, and what it means for a request; {@link
 * org.probity.guard.consent.ConsentDesk} is its root.
 */
@NullMarked
package org.probity.guard.consent;

import org.jspecify.annotations.NullMarked;
