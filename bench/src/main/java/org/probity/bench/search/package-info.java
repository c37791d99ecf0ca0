/**
 * What the pages ask of the database at a million decisions; {@link
 * org.probity.bench.search.SearchFigures} is its root.
 */
@NullMarked
package org.probity.bench.search;

import org.jspecify.annotations.NullMarked;
