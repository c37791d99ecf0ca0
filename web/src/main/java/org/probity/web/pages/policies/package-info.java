/**
 * The pages of the policies: what is in force, what was, and how officers change it. {@link
 * org.probity.web.pages.policies.PoliciesPage} is the root.
 */
@NullMarked
package org.probity.web.pages.policies;

import org.jspecify.annotations.NullMarked;
