/**
 * Pictures: {@link org.probity.explainability.internal.picture.Composition} lays an explanation out
 * as a {@link org.probity.explainability.internal.picture.Scene}, which is then written as SVG or
 * PNG.
 */
@NullMarked
package org.probity.explainability.internal.picture;

import org.jspecify.annotations.NullMarked;
