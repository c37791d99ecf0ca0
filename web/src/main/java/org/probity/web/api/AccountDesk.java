package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.Caller;
import org.probity.domain.account.DisplayName;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.web.http.Refusal;
import org.probity.web.security.Secrets;

/** Accounts: an admin makes and disables them, an officer consents to those that oversee. */
@ApplicationScoped
public class AccountDesk {
  /** A regulator's account ends; this is when, unless the admin says otherwise. */
  private static final Duration REGULATOR_TERM = Duration.ofDays(90);

  private static final Duration LONGEST = Duration.ofDays(36_500);
  @Inject private Accounts accounts;
  @Inject private Secrets secrets;
  @Inject private Journal journal;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public AccountDesk() {}

  /**
   * @param password the first one, which is kept nowhere
   */
  public record Created(Account account, String password) {
    @Override
    public String toString() {
      return "Created[" + account.id() + "]";
    }
  }

  /**
   * @param called what the person is called; empty if only the user name is known
   * @param until its end; for a regulator 90 days from now if null
   * @throws Refusal that names the field
   */
  public Created create(
      String name, String called, Role role, @Nullable Instant until, Caller admin) {
    String user = Codes.name("user", name);
    Instant now = clock.instant();
    if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
      throw Refusal.malformed("valid_until", "It lies in the next hundred years.");
    }
    if (accounts.byUserName(user).isPresent()) {
      throw new Refusal(409, "There is an account of this name.", "user");
    }
    Instant end = until == null && role == Role.REGULATOR ? now.plus(REGULATOR_TERM) : until;
    String display = display(called);
    String password = secrets.newPassword();
    Account account =
        new Account(DecisionId.next().value(), user, role, secrets.hash(password), now, end);
    account.call(display);
    record("create", account, admin);
    accounts.save(account);
    return new Created(account, password);
  }

  /**
   * @throws Refusal with 409 if the account does not wait for it
   */
  public Account consent(String user, Caller officer) {
    Account account = find(user);
    if (account.role() == Role.ADMIN || account.consentedBy() != null || account.disabled()) {
      throw new Refusal(409, "The account does not wait for consent.");
    }
    record("consent", account, officer);
    account.consent(officer.id());
    accounts.save(account);
    return account;
  }

  /**
   * @throws Refusal with 409 if it is the caller's own
   */
  public Account disable(String user, Caller admin) {
    Account account = find(user);
    if (account.actor().equals(admin.id())) {
      throw new Refusal(409, "Nobody disables their own account.");
    }
    record("disable", account, admin);
    account.disable();
    accounts.save(account);
    return account;
  }

  /**
   * @param called empty for the user name alone
   * @throws Refusal that names the field
   */
  public Account call(String user, String called, Caller admin) {
    Account account = find(user);
    String display = display(called);
    record("name", account, admin);
    account.call(display);
    accounts.save(account);
    return account;
  }

  private static @Nullable String display(String called) {
    String name = called.strip();
    String shown = DisplayName.shown(name).orElse("");
    if (!shown.equals(name)) {
      throw Refusal.malformed(
          "name", "It has at most " + DisplayName.LONGEST + " characters, all of which are seen.");
    }
    return shown.isEmpty() ? null : shown;
  }

  private Account find(String user) {
    return accounts
        .byUserName(Codes.inPath(user))
        .orElseThrow(() -> new Refusal(404, "There is no such account."));
  }

  private void record(String step, Account account, Caller caller) {
    journal.record(EventType.ACCOUNT, caller, Map.of("step", step, "account", account.actor()));
  }
}
