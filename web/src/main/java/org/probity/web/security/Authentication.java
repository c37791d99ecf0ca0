package org.probity.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.web.http.Refusal;

/** Turns a bearer key or a browser session into a caller. */
@ApplicationScoped
public class Authentication {
  private static final String BEARER = "Bearer ";
  @Inject private Accounts accounts;
  @Inject private KeysInForce keys;
  @Inject private Secrets secrets;
  @Inject private SessionTokens sessions;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Authentication() {}

  /**
   * @return null when no credential was presented
   * @throws Refusal with 401 when one was, and it does not hold
   */
  @Nullable Caller caller(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null) {
      return byKey(header).orElseThrow(() -> new Refusal(401, "The API key is not valid."));
    }
    UUID account = sessions.account(request);
    return account == null
        ? null
        : accounts
            .find(account)
            .filter(person -> person.maySignIn(clock.instant()))
            .filter(person -> !person.mustChangePassword() || isPage(request))
            .map(Authentication::person)
            .orElse(null);
  }

  /** Until the first password is changed, a session opens the pages only. */
  private static boolean isPage(HttpServletRequest request) {
    return request.getRequestURI().endsWith(".xhtml");
  }

  private Optional<Caller> byKey(String header) {
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    return Secrets.parse(header.substring(BEARER.length()).strip())
        .flatMap(
            presented ->
                keys.find(presented.id())
                    .filter(key -> !key.revoked() && secrets.matches(presented, key.mac())))
        .flatMap(this::holder);
  }

  private Optional<Caller> holder(ApiKey key) {
    UUID account = key.accountId();
    if (account == null) {
      return Optional.of(
          new Caller(
              "app:" + key.id(), Role.APP, key.application(), key.models(), key.defaultPurpose()));
    }
    return accounts
        .find(account)
        .filter(person -> person.maySignIn(clock.instant()))
        .map(Authentication::person);
  }

  /** The caller that somebody is who signed in to this account. */
  public static Caller person(Account account) {
    return new Caller(account.actor(), account.role(), null, Set.of(), null);
  }
}
