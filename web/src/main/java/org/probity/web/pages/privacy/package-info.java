/**
 * The pages of the rights of persons concerned; {@link org.probity.web.pages.privacy.PrivacyPage}
 * is the root.
 */
@NullMarked
package org.probity.web.pages.privacy;

import org.jspecify.annotations.NullMarked;
