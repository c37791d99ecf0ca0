package org.probity.web.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.audit.MasterKey;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.domain.account.Role;

/**
 * The authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0 section 3.1).
 */
final class OidcFlow {
  /** Browsers and servers take addresses of 8,000 letters; without the hint the provider asks. */
  private static final int LONGEST_HINT = 6_000;

  private final SecureRandom random = new SecureRandom();
  private final OidcSettings settings;
  private final OidcProvider provider;
  private final OidcTokens tokens;
  private final OidcReturns returns;
  private final MasterKey secret;
  private final Clock clock;

  /**
   * @param secret from which nonces and verifiers follow; the same on every node
   * @param clock the real time
   */
  OidcFlow(
      OidcSettings settings,
      OutgoingCalls calls,
      OidcReturns returns,
      MasterKey secret,
      Clock clock) {
    this.settings = settings;
    this.provider = new OidcProvider(settings, calls, clock);
    this.tokens = new OidcTokens(settings, new OidcKeys(provider::keys, clock), clock);
    this.returns = returns;
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * @param address where to send the browser
   * @param cookie what it keeps until it is back
   */
  record Departure(URI address, String cookie) {}

  /**
   * What the browser brings back; each part may be missing.
   *
   * @param issuer RFC 9207: who sends it back
   */
  record Return(
      @Nullable String cookie,
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String issuer) {}

  /**
   * @param next where the person wants to go afterwards
   * @param answer address of this server that the provider sends the browser back to
   */
  Departure depart(String next, URI answer) throws OidcException {
    OidcTrip trip = OidcTrip.begin(random, clock.instant(), next);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.client());
    query.put("redirect_uri", answer.toString());
    query.put("scope", "openid profile");
    query.put("state", trip.state());
    query.put("nonce", trip.nonce(secret));
    query.put("code_challenge", challenge(trip.verifier(secret)));
    query.put("code_challenge_method", "S256");
    return new Departure(
        OidcProvider.with(provider.metadata().authorization(), query), trip.cookie(secret));
  }

  /**
   * Where the browser says to the provider that the person signs out (OpenID Connect RP-Initiated
   * Logout 1.0, section 2).
   *
   * @param token of the sign-in, by which the provider knows whom to sign out
   * @param back address of this server that the browser comes back to
   * @return null if the provider has no such place
   */
  @Nullable URI farewell(String token, URI back) throws OidcException {
    URI place = provider.metadata().signOut();
    if (place == null) {
      return null;
    }
    Map<String, String> query = new LinkedHashMap<>();
    if (token.length() <= LONGEST_HINT) {
      query.put("id_token_hint", token);
    }
    query.put("client_id", settings.client());
    query.put("post_logout_redirect_uri", back.toString());
    return OidcProvider.with(place, query);
  }

  /**
   * The trip that this return ends, which ends with it whatever comes.
   *
   * @throws OidcException of reason STATE if this browser is on none, or was back before
   */
  OidcTrip trip(Return back) throws OidcException {
    if (back.cookie() == null || back.state() == null) {
      throw new OidcException(OidcException.Reason.STATE, "This browser is on no way back.");
    }
    OidcTrip trip = OidcTrip.back(secret, back.cookie(), back.state(), clock.instant());
    if (!returns.first(trip.state())) {
      throw new OidcException(OidcException.Reason.STATE, "This way back was taken before.");
    }
    return trip;
  }

  /**
   * @throws OidcException if the provider did not sign anybody in, or does not prove it
   */
  OidcPerson person(OidcTrip trip, Return back, URI answer) throws OidcException {
    if (back.issuer() != null && !back.issuer().equals(settings.issuer())) {
      throw new OidcException(OidcException.Reason.TOKEN, "Another issuer sends this back.");
    }
    String code = back.code();
    if (back.error() != null || code == null) {
      throw new OidcException(OidcException.Reason.DECLINED, "The provider signed nobody in.");
    }
    String token = provider.idToken(code, trip.verifier(secret), answer);
    return tokens.check(token, trip.nonce(secret));
  }

  /**
   * The one role that the person has here.
   *
   * @throws OidcException of reason NO_ROLE or SEVERAL_ROLES
   */
  Role role(OidcPerson person) throws OidcException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String group : person.groups()) {
      Role role = settings.roles().get(group);
      if (role != null) {
        roles.add(role);
      }
    }
    if (roles.isEmpty()) {
      throw new OidcException(OidcException.Reason.NO_ROLE, "No role is mapped.");
    }
    if (roles.size() > 1) {
      // Roles are kept apart so that nobody checks themselves.
      throw new OidcException(OidcException.Reason.SEVERAL_ROLES, "Several roles are mapped.");
    }
    return roles.iterator().next();
  }

  /** RFC 7636 section 4.2. */
  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
