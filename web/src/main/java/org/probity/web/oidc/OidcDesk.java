package org.probity.web.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.audit.KeyPlace;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.web.api.Journal;
import org.probity.web.api.RefusedSignIns;
import org.probity.web.api.SessionDesk;
import org.probity.web.security.Authentication;
import org.probity.web.security.Secrets;
import org.probity.web.wiring.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom the organisation's provider lets in, and as what. In ledger entries the person is named by
 * the account and by what the provider calls them, never by an address.
 */
@ApplicationScoped
public class OidcDesk {
  /** Too many attempts from an address. */
  static final String WAIT = "wait";

  /** Codes of why somebody was not let in. */
  public static final Set<String> REFUSALS =
      Stream.concat(
              Arrays.stream(OidcException.Reason.values()).map(OidcException.Reason::code),
              Stream.of(WAIT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Logger LOG = LoggerFactory.getLogger(OidcDesk.class);
  private static final int NAME_BYTES = 16;
  @Inject private Settings settings;
  @Inject private KeyPlace keys;
  @Inject private OidcReturns returns;
  @Inject private Accounts accounts;
  @Inject private Secrets secrets;
  @Inject private Journal journal;
  @Inject private SessionDesk sessions;
  @Inject private RefusedSignIns refusals;
  @Inject private Clock clock;
  private @Nullable OidcFlow flow;
  private @Nullable URI answer;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OidcDesk() {}

  public boolean configured() {
    return settings.hasOrganisation();
  }

  /**
   * Asks nobody anything.
   *
   * @throws IllegalArgumentException if what is configured makes no sense
   */
  public void check() {
    OidcSettings organisation = settings.organisation();
    if (organisation != null) {
      begin(organisation);
    }
  }

  private synchronized void begin(OidcSettings organisation) {
    answer = organisation.answer();
    flow =
        new OidcFlow(
            organisation,
            settings.calls(),
            returns,
            keys.secret("server-secret"),
            Clock.systemUTC());
  }

  /** Null if no provider is configured. */
  synchronized @Nullable OidcFlow flow() {
    return flow;
  }

  /** Where the provider sends browsers back to. */
  synchronized URI answer(URI asSeen) {
    return answer == null ? asSeen : answer;
  }

  /**
   * Somebody who is let in.
   *
   * @param token the ID token, for signing out there
   */
  record Admitted(Account account, String token) {
    @Override
    public String toString() {
      return "Admitted[" + account.id() + "]";
    }
  }

  /**
   * Whoever comes back; admitted or refused, it is recorded.
   *
   * @throws OidcException saying why nobody is let in
   */
  Admitted admit(OidcFlow provider, OidcTrip trip, OidcFlow.Return back, URI to)
      throws OidcException {
    OidcPerson person;
    try {
      person = provider.person(trip, back, to);
    } catch (OidcException e) {
      refused(e, Map.of());
      throw e;
    }
    Account known = accounts.bySubject(person.issuer(), person.subject()).orElse(null);
    try {
      if (known != null && known.disabled()) {
        throw new OidcException(OidcException.Reason.DISABLED, "The account is disabled.");
      }
      Account account = standing(known, person, provider.role(person));
      journal.record(EventType.ACCESS, Authentication.person(account), named(person, "sign-in"));
      return new Admitted(account, person.token());
    } catch (OidcException e) {
      Map<String, Object> whom = named(person, "refuse-sign-in");
      if (known != null) {
        whom.put("account", known.actor());
      }
      refused(e, whom);
      if (known != null) {
        withdraw(known);
      }
      throw e;
    }
  }

  /**
   * Where a browser goes on to sign out at the provider too.
   *
   * @param token of the sign-in there; null if it was none
   * @param asSeen any address of this server, as the browser sees it
   * @return null if there is nothing to sign out of, or the provider offers no way
   */
  public @Nullable URI farewell(@Nullable String token, URI asSeen) {
    OidcFlow provider = flow();
    if (provider == null || token == null) {
      return null;
    }
    try {
      return provider.farewell(token, answer(asSeen).resolve("/signin.xhtml"));
    } catch (OidcException e) {
      LOG.warn("Nobody can be signed out at the organisation's provider: {}", e.getMessage());
      return null;
    }
  }

  private void refused(OidcException refusal, Map<String, Object> whom) {
    Map<String, Object> what = new HashMap<>(whom);
    what.put("step", "refuse-sign-in");
    what.put("because", refusal.reason().code());
    refusals.count(what);
  }

  private static Map<String, Object> named(OidcPerson person, String step) {
    Map<String, Object> what = new HashMap<>();
    what.put("step", step);
    what.put("issuer", person.issuer());
    what.put("subject", person.subject());
    return what;
  }

  /** As the provider says now: new, or with another role, or as it was. */
  private Account standing(@Nullable Account known, OidcPerson person, Role role) {
    Instant now = clock.instant();
    Account account;
    if (known == null) {
      account =
          Account.ofProvider(
              DecisionId.next().value(),
              name(person),
              role,
              secrets.hash(secrets.newPassword()),
              now,
              person.issuer(),
              person.subject());
    } else if (known.role() == role && known.maySignIn(now)) {
      return named(known, person);
    } else {
      withdraw(known);
      account = known;
      account.vouch(role);
    }
    Map<String, Object> what = named(person, known == null ? "create" : "vouch");
    what.put("account", account.actor());
    journal.record(EventType.ACCOUNT, what);
    if (person.name() != null) {
      account.call(person.name());
    }
    accounts.save(account);
    return account;
  }

  /** Called as the provider says now; that it changed is recorded, and not the name. */
  private Account named(Account known, OidcPerson person) {
    if (person.name() != null && !person.name().equals(known.displayName())) {
      journal.record(EventType.ACCOUNT, Map.of("step", "name", "account", known.actor()));
      known.call(person.name());
      accounts.save(known);
    }
    return known;
  }

  /** Ends what goes on in the role that the person no longer has. */
  private void withdraw(Account known) {
    Instant now = clock.instant();
    if (known.maySignIn(now)) {
      sessions.endOwn(null, Authentication.person(known));
      known.withdraw(now);
      accounts.save(known);
    }
  }

  /**
   * What the provider calls the person, as far as that makes a user name; else a digest of it. Who
   * somebody is never follows from this name.
   */
  private String name(OidcPerson person) {
    return Optional.of(person.subject())
        .filter(subject -> subject.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
        .filter(subject -> accounts.byUserName(subject).isEmpty())
        .orElseGet(() -> "sub-" + digest(person));
  }

  private static String digest(OidcPerson person) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((person.issuer() + " " + person.subject()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, NAME_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
