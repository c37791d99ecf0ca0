/**
 * Models as the organisation knows them; {@link org.probity.domain.model.ModelManifest} says what
 * one is.
 */
@NullMarked
package org.probity.domain.model;

import org.jspecify.annotations.NullMarked;
