@NullMarked
package org.probity.explainability.internal.json;

import org.jspecify.annotations.NullMarked;
