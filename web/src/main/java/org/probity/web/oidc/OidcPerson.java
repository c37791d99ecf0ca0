package org.probity.web.oidc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom the provider signed in, as far as it matters here: no address.
 *
 * @param subject what the provider calls the person, for ever
 * @param groups values of the claim that holds the roles
 * @param name what the person is called there, if the token says so
 * @param token the ID token that says so
 */
record OidcPerson(
    String issuer, String subject, Set<String> groups, @Nullable String name, String token) {
  OidcPerson {
    groups = Set.copyOf(groups);
  }

  /** Without the name and the token, which say more of the person. */
  @Override
  public String toString() {
    return "OidcPerson[" + issuer + ", " + subject + "]";
  }
}
