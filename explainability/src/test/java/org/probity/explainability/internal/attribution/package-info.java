/** What methods are made of. */
@NullMarked
package org.probity.explainability.internal.attribution;

import org.jspecify.annotations.NullMarked;
