/** The distribution under load, each figure beside bare forwards of the same models in this run. */
@NullMarked
package org.probity.bench.load;

import org.jspecify.annotations.NullMarked;
