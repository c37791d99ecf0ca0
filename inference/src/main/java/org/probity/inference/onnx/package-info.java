/**
 * Takes the encoder's weights out of the ONNX file they are published in, at build time; {@link
 * org.probity.inference.onnx.EncoderExtractor} is its root.
 */
@NullMarked
package org.probity.inference.onnx;

import org.jspecify.annotations.NullMarked;
