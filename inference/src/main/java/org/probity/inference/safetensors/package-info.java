/**
 * The safetensors file format, read as strictly as a file from outside deserves; {@link
 * org.probity.inference.safetensors.Safetensors} is its root.
 */
@NullMarked
package org.probity.inference.safetensors;

import org.jspecify.annotations.NullMarked;
