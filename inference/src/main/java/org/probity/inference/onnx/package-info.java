/**
 * ONNX, both ways. {@link org.probity.inference.onnx.EncoderExtractor} takes the encoder's weights
 * out of the file they are published in, at build time; {@link
 * org.probity.inference.onnx.EncoderProgram} has an encoder's layers answer in ONNX Runtime; {@link
 * org.probity.inference.onnx.OnnxNetwork} serves what is brought along.
 */
@NullMarked
package org.probity.inference.onnx;

import org.jspecify.annotations.NullMarked;
