@NullMarked
package org.probity.web.api;

import org.jspecify.annotations.NullMarked;
