/**
 * The condition of a policy: a small language without code. {@link
 * org.probity.rules.condition.Condition} is the root.
 */
@NullMarked
package org.probity.rules.condition;

import org.jspecify.annotations.NullMarked;
