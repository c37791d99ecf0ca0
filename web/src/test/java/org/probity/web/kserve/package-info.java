/** Tests of this package. */
@NullMarked
package org.probity.web.kserve;

import org.jspecify.annotations.NullMarked;
