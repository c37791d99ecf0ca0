package org.probity.web.oidc;

import java.util.Set;

/**
 * Whom the provider signed in, as far as it matters here: neither name nor address.
 *
 * @param subject what the provider calls the person, for ever
 * @param groups values of the claim that holds the roles
 */
record OidcPerson(String issuer, String subject, Set<String> groups) {
  OidcPerson {
    groups = Set.copyOf(groups);
  }
}
