/**
 * What persons concerned, applications and officers raise about decisions; {@link
 * org.probity.domain.concern.Concern} is its root.
 */
@NullMarked
package org.probity.domain.concern;

import org.jspecify.annotations.NullMarked;
