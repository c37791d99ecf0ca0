/** Plain SQL where rows are shared work among nodes; all else goes through the repositories. */
@NullMarked
package org.probity.guard.database;

import org.jspecify.annotations.NullMarked;
