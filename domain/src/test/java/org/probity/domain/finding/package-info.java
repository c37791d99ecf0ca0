@NullMarked
package org.probity.domain.finding;

import org.jspecify.annotations.NullMarked;
