package org.probity.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.web.http.Refusal;

/**
 * The browser session: which account it belongs to, and the token that a cookie-authenticated call
 * must carry, since a cookie alone could be sent by another site.
 */
@ApplicationScoped
public class SessionTokens {
  private static final String ACCOUNT = "probity.account";
  private static final String TOKEN = "probity.csrf";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private final SecureRandom random = new SecureRandom();

  /** Starts a session under a new id, so that none fixed before sign-in lives on. */
  public void start(HttpServletRequest request, UUID account) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    byte[] token = new byte[24];
    random.nextBytes(token);
    session.setAttribute(ACCOUNT, account);
    session.setAttribute(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  public void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  static @Nullable UUID account(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (UUID) session.getAttribute(ACCOUNT);
  }

  public @Nullable String token(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(TOKEN);
  }

  /**
   * @throws Refusal with 403 if a cookie-authenticated call that changes something lacks the token
   */
  void requireForCookie(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod()) || request.getHeader("Authorization") != null) {
      return;
    }
    String expected = token(request);
    String given = request.getHeader("X-CSRF-Token");
    if (expected == null || given == null || !same(expected, given)) {
      throw new Refusal(403, "The page's security token is missing; reload the page.");
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
