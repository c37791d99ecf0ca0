/**
 * Text to findings. {@link org.probity.detection.Detector} is the root; offsets are Unicode code
 * points everywhere.
 */
@NullMarked
package org.probity.detection;

import org.jspecify.annotations.NullMarked;
