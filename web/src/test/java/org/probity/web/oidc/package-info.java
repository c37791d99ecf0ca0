@NullMarked
package org.probity.web.oidc;

import org.jspecify.annotations.NullMarked;
