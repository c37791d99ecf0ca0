/**
 * Whether what a model's explanations rest on has changed since they began. {@link
 * org.probity.guard.explain.drift.DriftDesk} is the root.
 */
@NullMarked
package org.probity.guard.explain.drift;

import org.jspecify.annotations.NullMarked;
