/** Text to token ids; {@link org.probity.inference.text.TextTokenizer} is its root. */
@NullMarked
package org.probity.inference.text;

import org.jspecify.annotations.NullMarked;
