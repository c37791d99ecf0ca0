/** Where each fact that a rule needs comes from. */
@NullMarked
package org.probity.guard.facts;

import org.jspecify.annotations.NullMarked;
