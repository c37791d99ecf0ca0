@NullMarked
package org.probity.rules.scenario;

import org.jspecify.annotations.NullMarked;
