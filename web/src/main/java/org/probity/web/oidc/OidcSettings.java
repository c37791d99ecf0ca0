package org.probity.web.oidc;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Role;

/**
 * The provider and what it knows this server as.
 *
 * @param issuer as it stands in its tokens, to the letter
 * @param client this server's id there
 * @param secret this server's secret there, or null for a public client
 * @param rolesClaim name of the claim that says what a person is; dots lead into objects
 * @param roles the role for each value of that claim
 * @param answer where the provider sends browsers back to; null for the address they came to
 */
public record OidcSettings(
    String issuer,
    String client,
    @Nullable String secret,
    String rolesClaim,
    Map<String, Role> roles,
    @Nullable URI answer) {

  public OidcSettings {
    roles = Map.copyOf(roles);
    if (!issuer.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
      throw new IllegalArgumentException("probity.oidc.issuer is an address without query.");
    }
    if (client.isBlank()) {
      throw new IllegalArgumentException("probity.oidc.issuer needs probity.oidc.client.");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("probity.oidc.issuer needs probity.oidc.roles.");
    }
  }

  /**
   * @param list as {@code compliance=officer,audit=regulator}
   * @throws IllegalArgumentException if it says anything else
   */
  public static Map<String, Role> roles(String list) {
    Map<String, Role> roles = new HashMap<>();
    for (String each : list.split(",", -1)) {
      int split = each.lastIndexOf('=');
      String value = split < 0 ? "" : each.substring(0, split).strip();
      Role role = split < 0 ? Role.APP : role(each.substring(split + 1).strip());
      if (value.isEmpty() || role == Role.APP || roles.put(value, role) != null) {
        throw new IllegalArgumentException(
            "probity.oidc.roles is a list as compliance=officer,audit=regulator: each value once,"
                + " with officer, regulator or admin.");
      }
    }
    return roles;
  }

  /** No person is an application; whatever is no role of a person counts as one. */
  private static Role role(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "officer" -> Role.OFFICER;
      case "regulator" -> Role.REGULATOR;
      case "admin" -> Role.ADMIN;
      default -> Role.APP;
    };
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + client + "]";
  }
}
