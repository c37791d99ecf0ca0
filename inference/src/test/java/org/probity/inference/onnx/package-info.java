/** Tests of this package. */
@NullMarked
package org.probity.inference.onnx;

import org.jspecify.annotations.NullMarked;
