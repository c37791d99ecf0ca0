package org.probity.web.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.probity.audit.MasterKey;

/**
 * A way to the provider and back. The browser keeps it in a cookie, signed, so that a stranger who
 * begins many costs nothing, and the way back works only in the browser that began it (RFC 6749
 * section 10.12). Nonce and PKCE verifier follow from the state by the server's secret; neither is
 * ever in the browser.
 *
 * @param state 256 random bits
 * @param next where the person wanted to go
 */
record OidcTrip(String state, Instant begun, String next) {
  /** Time to type a password and a second factor. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final int MOST_COOKIE = 3_000;

  static OidcTrip begin(SecureRandom random, Instant now, String next) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new OidcTrip(
        TEXT.encodeToString(bytes), Instant.ofEpochSecond(now.getEpochSecond()), next);
  }

  /** What the ID token must carry (OpenID Connect Core, section 3.1.2.1). */
  String nonce(MasterKey secret) {
    return derived(secret, "oidc-nonce");
  }

  /** RFC 7636 section 4.1: 43 letters of base64url. */
  String verifier(MasterKey secret) {
    return derived(secret, "oidc-verifier");
  }

  private String derived(MasterKey secret, String purpose) {
    return TEXT.encodeToString(secret.hmac(purpose, state.getBytes(StandardCharsets.US_ASCII)));
  }

  String cookie(MasterKey secret) {
    String content =
        state
            + "."
            + begun.getEpochSecond()
            + "."
            + TEXT.encodeToString(next.getBytes(StandardCharsets.UTF_8));
    return content + "." + signature(secret, content);
  }

  /**
   * The trip that the browser kept, if it ends in this state.
   *
   * @throws OidcException if there is none, it is another, was changed, or took too long
   */
  static OidcTrip back(MasterKey secret, String cookie, String state, Instant now)
      throws OidcException {
    int split = cookie.lastIndexOf('.');
    if (split < 0 || cookie.length() > MOST_COOKIE) {
      throw stranger();
    }
    String content = cookie.substring(0, split);
    if (!same(signature(secret, content), cookie.substring(split + 1))) {
      throw stranger();
    }
    String[] parts = content.split("\\.", 3);
    OidcTrip trip =
        new OidcTrip(
            parts[0],
            Instant.ofEpochSecond(Long.parseLong(parts[1])),
            new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8));
    if (!same(trip.state(), state) || now.isAfter(trip.begun().plus(LONGEST))) {
      throw stranger();
    }
    return trip;
  }

  private static String signature(MasterKey secret, String content) {
    return TEXT.encodeToString(
        secret.hmac("oidc-trip", content.getBytes(StandardCharsets.US_ASCII)));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static OidcException stranger() {
    return new OidcException(
        OidcException.Reason.STATE, "The way back is not one that this browser set out on.");
  }
}
