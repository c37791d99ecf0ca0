@NullMarked
package org.probity.inference.architecture;

import org.jspecify.annotations.NullMarked;
