package org.probity.inference.text;

import java.util.List;

/**
 * A text as a network reads it.
 *
 * @param ids one a position, specials included
 * @param tokens the pieces' names, one a position
 * @param offsets [start, end) of each piece in code points of the text; [0, 0) for specials
 */
public record TokenizedText(long[] ids, List<String> tokens, List<int[]> offsets) {}
