/**
 * Knows registered pictures again by how they look; {@link
 * org.probity.detection.pictures.PictureIndex} is the root.
 */
@NullMarked
package org.probity.detection.pictures;

import org.jspecify.annotations.NullMarked;
