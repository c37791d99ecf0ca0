/** The vocabulary of Probity: one package for each thing it speaks of. */
@NullMarked
package org.probity.domain;

import org.jspecify.annotations.NullMarked;
