package org.probity.web.pages.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;
import org.probity.domain.account.Role;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.api.AccountDesk;
import org.probity.web.api.KeyDesk;
import org.probity.web.http.Refusal;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** Accounts and keys: an admin looks after them, an officer consents to those that oversee. */
@Named
@RequestScoped
public class AccessPage {
  @Inject private Accounts accounts;
  @Inject private AccountDesk desk;
  @Inject private KeyDesk keyDesk;
  @Inject private Models models;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Clock clock;
  private String user = "";
  private String name = "";
  private String role = "regulator";
  private String until = "";
  private String application = "";
  private String purpose = "";
  private String[] chosenModels = {};
  private String secret = "";
  private final Map<UUID, String> names = new HashMap<>();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public AccessPage() {}

  public boolean isAdmin() {
    Account account = visitor.account();
    return account != null && account.role() == Role.ADMIN && !account.mustChangePassword();
  }

  /** Whether this reader may see accounts. */
  public boolean isSeeing() {
    return isAdmin() || visitor.isOfficer();
  }

  public String getAnswer() {
    if (!isSeeing()) {
      return words.of("access.answer");
    }
    Instant now = clock.instant();
    List<Account> all = accounts.all();
    long may = all.stream().filter(each -> each.maySignIn(now)).count();
    long waiting = all.stream().filter(each -> state(each).equals("waits")).count();
    long regulators =
        all.stream().filter(each -> each.role() == Role.REGULATOR && each.maySignIn(now)).count();
    return words.format("access.accounts.answer", may, regulators, waiting);
  }

  public List<Account> getAccounts() {
    return isSeeing()
        ? accounts.all().stream().sorted(Comparator.comparing(Account::userName)).toList()
        : List.of();
  }

  /** {@code open}, {@code waits}, {@code ended} or {@code disabled}. */
  public String state(Account account) {
    if (account.disabled()) {
      return "disabled";
    }
    if (account.role() != Role.ADMIN && account.consentedBy() == null) {
      return "waits";
    }
    return account.maySignIn(clock.instant()) ? "open" : "ended";
  }

  /** Whether the account is the reader's own. */
  public boolean own(Account account) {
    return account.actor().equals(visitor.caller().id());
  }

  public List<ApiKey> getKeys() {
    return isAdmin()
        ? accounts.keys().stream()
            .filter(key -> key.application() != null)
            .sorted(Comparator.comparing(ApiKey::id))
            .toList()
        : List.of();
  }

  public @Nullable String consent(Account account) {
    return visitor.isOfficer()
        ? act(() -> desk.consent(account.userName(), visitor.caller()))
        : refused();
  }

  public @Nullable String disable(Account account) {
    return isAdmin() ? act(() -> desk.disable(account.userName(), visitor.caller())) : refused();
  }

  public @Nullable String call(Account account) {
    String called = getNames().getOrDefault(account.id(), "");
    return isAdmin()
        ? act(() -> desk.call(account.userName(), called, visitor.caller()))
        : refused();
  }

  /** What people are called, and what is typed into the form for each. */
  public Map<UUID, String> getNames() {
    if (names.isEmpty()) {
      for (Account account : getAccounts()) {
        String called = account.displayName();
        names.put(account.id(), called == null ? "" : called);
      }
    }
    return names;
  }

  public @Nullable String revoke(ApiKey key) {
    return isAdmin() ? act(() -> keyDesk.revoke(key.id(), visitor.caller())) : refused();
  }

  /** Stays on the page, which shows the password once. */
  public @Nullable String createAccount() {
    if (!isAdmin()) {
      return refused();
    }
    try {
      Instant end =
          until.isBlank()
              ? null
              : LocalDate.parse(until.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      Role wanted = Role.valueOf(role.toUpperCase(java.util.Locale.ROOT));
      if (wanted == Role.APP) {
        return refused();
      }
      AccountDesk.Created created = desk.create(user.strip(), name, wanted, end, visitor.caller());
      secret = created.password();
      return null;
    } catch (DateTimeException e) {
      return Problems.say(words.of("evidence.day"));
    } catch (IllegalArgumentException e) {
      return refused();
    } catch (Refusal e) {
      return Problems.say(words.of("problem.UNPROCESSABLE") + " " + words.reason(e));
    }
  }

  /** Stays on the page, which shows the key once. */
  public @Nullable String createKey() {
    if (!isAdmin()) {
      return refused();
    }
    try {
      secret =
          keyDesk
              .create(application.strip(), Set.of(chosenModels), purpose.strip(), visitor.caller())
              .text();
      return null;
    } catch (Refusal e) {
      return Problems.say(words.of("problem.UNPROCESSABLE") + " " + words.reason(e));
    }
  }

  private @Nullable String act(Runnable step) {
    try {
      step.run();
      return "/access?faces-redirect=true";
    } catch (Refusal e) {
      return Problems.say(words.of("problem.CONFLICT") + " " + words.reason(e));
    }
  }

  private @Nullable String refused() {
    return Problems.say(words.of("problem.FORBIDDEN"));
  }

  /** What was just made: shown in this answer and never again. */
  public String getSecret() {
    return secret;
  }

  public List<String> getRoles() {
    return List.of("regulator", "officer", "admin");
  }

  public List<String> getModelNames() {
    return models.all().stream().map(ModelInService::name).distinct().toList();
  }

  public String getUser() {
    return user;
  }

  public void setUser(@Nullable String user) {
    this.user = user == null ? "" : user;
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name == null ? "" : name;
  }

  public String getRole() {
    return role;
  }

  public void setRole(@Nullable String role) {
    this.role = role == null ? "" : role;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(@Nullable String until) {
    this.until = until == null ? "" : until;
  }

  public String getApplication() {
    return application;
  }

  public void setApplication(@Nullable String application) {
    this.application = application == null ? "" : application;
  }

  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(@Nullable String purpose) {
    this.purpose = purpose == null ? "" : purpose;
  }

  public String[] getChosenModels() {
    return chosenModels.clone();
  }

  public void setChosenModels(String @Nullable [] chosen) {
    this.chosenModels = chosen == null ? new String[0] : chosen.clone();
  }
}
