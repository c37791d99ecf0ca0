/**
 * Policy packs and their engine. A pack is data with a hash; rules are generated from it, and
 * {@link org.probity.rules.PolicyEngine} judges by them. {@link org.probity.rules.PolicyPack} is
 * the root.
 */
@NullMarked
package org.probity.rules;

import org.jspecify.annotations.NullMarked;
