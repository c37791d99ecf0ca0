/**
 * Questions about whole packs, answered by the solver Z3: {@link org.probity.rules.check.PackLint}
 * and {@link org.probity.rules.check.PackProof} are its roots. Needs the solver's library, which
 * the command line has and the server has not.
 */
@NullMarked
package org.probity.rules.check;

import org.jspecify.annotations.NullMarked;
