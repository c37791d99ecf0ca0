/**
 * Imported TorchScript programs as networks; {@link org.probity.inference.torchscript.TorchNetwork}
 * is its root.
 */
@NullMarked
package org.probity.inference.torchscript;

import org.jspecify.annotations.NullMarked;
