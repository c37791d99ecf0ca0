/** Works that others own; {@link org.probity.domain.work.Work} is the root. */
@NullMarked
package org.probity.domain.work;

import org.jspecify.annotations.NullMarked;
