/**
 * The file {@code model.json}; {@link org.probity.inference.manifest.ManifestReader} is its root.
 */
@NullMarked
package org.probity.inference.manifest;

import org.jspecify.annotations.NullMarked;
