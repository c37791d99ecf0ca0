/**
 * Knows licences by their tags, headers and texts; {@link
 * org.probity.detection.licenses.LicenseFinder} is the root.
 */
@NullMarked
package org.probity.detection.licenses;

import org.jspecify.annotations.NullMarked;
