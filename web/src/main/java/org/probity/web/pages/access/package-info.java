/**
 * The pages of who may do what and who did what; {@link org.probity.web.pages.access.AccessPage} is
 * the root.
 */
@NullMarked
package org.probity.web.pages.access;

import org.jspecify.annotations.NullMarked;
