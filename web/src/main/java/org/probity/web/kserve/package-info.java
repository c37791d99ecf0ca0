/** KServe's V1 protocol: {@code :predict} and {@code :explain} below {@code /v1/models}. */
@NullMarked
package org.probity.web.kserve;

import org.jspecify.annotations.NullMarked;
