/** Tests of this package. */
@NullMarked
package org.probity.web.openai;

import org.jspecify.annotations.NullMarked;
