/**
 * Sign-in at the organisation's own provider by OpenID Connect: the authorization code flow with
 * PKCE. {@link org.probity.web.oidc.OidcFlow} is the whole of it without a container; {@link
 * org.probity.web.oidc.OidcEntrance} is where browsers come.
 */
@NullMarked
package org.probity.web.oidc;

import org.jspecify.annotations.NullMarked;
