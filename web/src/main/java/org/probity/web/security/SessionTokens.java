package org.probity.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.BrowserSession;
import org.probity.domain.account.BrowserSessions;
import org.probity.domain.decision.DecisionId;
import org.probity.web.http.Refusal;

/**
 * The browser session: which account it belongs to, whether it stands, and the token that a
 * cookie-authenticated call must carry, since a cookie alone could be sent by another site.
 */
@ApplicationScoped
public class SessionTokens {
  private static final String SESSION = "probity.session";
  private static final String PROVIDER = "probity.provider";
  private static final String TOKEN = "probity.csrf";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** How exactly is kept when a session was used. */
  private static final Duration SEEN = Duration.ofMinutes(1);

  private final SecureRandom random = new SecureRandom();
  @Inject private BrowserSessions sessions;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SessionTokens() {}

  /** Starts a session under a new id, so that none fixed before sign-in lives on. */
  public void start(HttpServletRequest request, UUID account) {
    start(request, account, null);
  }

  /**
   * Likewise, of somebody whom the organisation's provider signed in.
   *
   * @param idToken what the provider gave, kept until the session ends
   */
  public void start(HttpServletRequest request, UUID account, @Nullable String idToken) {
    HttpSession http = request.getSession(true);
    UUID before = current(request);
    Instant now = clock.instant();
    if (before != null) {
      sessions.end(before, now);
    }
    BrowserSession session =
        new BrowserSession(
            DecisionId.next().value(),
            account,
            BrowserFamily.of(request.getHeader("User-Agent")),
            now);
    sessions.start(session);
    request.changeSessionId();
    byte[] token = new byte[24];
    random.nextBytes(token);
    http.setAttribute(SESSION, session.id());
    http.setAttribute(PROVIDER, idToken);
    http.setAttribute(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  public void end(HttpServletRequest request) {
    UUID session = current(request);
    if (session != null) {
      sessions.end(session, clock.instant());
    }
    forget(request);
  }

  /** What the browser session holds, as whom somebody looked at, is for nobody else. */
  private static void forget(HttpServletRequest request) {
    HttpSession http = request.getSession(false);
    try {
      if (http != null) {
        http.invalidate();
      }
    } catch (IllegalStateException e) {
      // Another request of the same session was quicker.
    }
  }

  /** The session that a request comes from, whether or not it stands; null for none. */
  public static @Nullable UUID current(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (UUID) session.getAttribute(SESSION);
  }

  /** Whose session it is; null if it was ended, which every request asks anew. */
  @Nullable UUID account(HttpServletRequest request) {
    UUID id = current(request);
    BrowserSession session = id == null ? null : sessions.find(id).orElse(null);
    if (session == null || session.ended()) {
      if (id != null) {
        forget(request);
      }
      return null;
    }
    Instant now = clock.instant();
    if (session.seenAt().plus(SEEN).isBefore(now)) {
      sessions.seen(session.id(), now);
    }
    return session.accountId();
  }

  /** The ID token that the session began with; null if it began with a password. */
  public static @Nullable String idToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(PROVIDER);
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
