/**
 * Who may act; {@link org.probity.domain.account.Account} and {@link
 * org.probity.domain.account.ApiKey} are its roots.
 */
@NullMarked
package org.probity.domain.account;

import org.jspecify.annotations.NullMarked;
