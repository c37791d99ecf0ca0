/** The pages that officers and regulators read, in English and Chinese. */
@NullMarked
package org.probity.web.pages;

import org.jspecify.annotations.NullMarked;
