@NullMarked
package org.probity.domain.account;

import org.jspecify.annotations.NullMarked;
