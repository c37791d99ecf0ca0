/** The models in service: loading, importing, activating. */
@NullMarked
package org.probity.guard.models;

import org.jspecify.annotations.NullMarked;
