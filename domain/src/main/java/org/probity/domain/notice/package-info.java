/** What others are told of, and whether it reached them. */
@NullMarked
package org.probity.domain.notice;

import org.jspecify.annotations.NullMarked;
