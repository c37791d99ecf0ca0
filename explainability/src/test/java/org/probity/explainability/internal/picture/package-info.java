/** What pictures are made of. */
@NullMarked
package org.probity.explainability.internal.picture;

import org.jspecify.annotations.NullMarked;
