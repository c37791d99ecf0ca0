/**
 * The page of what a model's decisions gave to groups of persons. {@link
 * org.probity.web.pages.fairness.FairnessPage} is the root.
 */
@NullMarked
package org.probity.web.pages.fairness;

import org.jspecify.annotations.NullMarked;
