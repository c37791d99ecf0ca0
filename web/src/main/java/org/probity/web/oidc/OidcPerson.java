package org.probity.web.oidc;

import java.util.Set;

/**
 * Whom the provider signed in, as far as it matters here: neither name nor address.
 *
 * @param subject what the provider calls the person, for ever
 * @param groups values of the claim that holds the roles
 * @param token the ID token that says so
 */
record OidcPerson(String issuer, String subject, Set<String> groups, String token) {
  OidcPerson {
    groups = Set.copyOf(groups);
  }

  /** Without the token, which says more of the person. */
  @Override
  public String toString() {
    return "OidcPerson[" + issuer + ", " + subject + "]";
  }
}
