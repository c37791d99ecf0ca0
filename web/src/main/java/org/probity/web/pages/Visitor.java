package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.SessionTokens;

/** The person who reads the page. */
@Named
@RequestScoped
public class Visitor {
  @Inject private HttpServletRequest request;
  @Inject private Accounts accounts;
  @Inject private SessionTokens sessions;
  private @Nullable Account account;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Visitor() {}

  /** The account that is signed in, or null; an application's key opens no page. */
  public @Nullable Account account() {
    Caller caller = CurrentCaller.of(request);
    if (account == null && caller != null && caller.role() != Role.APP) {
      String id = caller.id().substring(caller.id().indexOf(':') + 1);
      account = accounts.find(UUID.fromString(id)).orElse(null);
    }
    return account;
  }

  /**
   * @throws IllegalStateException if nobody is signed in, which {@link PageAccess} prevents
   */
  public Caller caller() {
    Caller caller = CurrentCaller.of(request);
    if (caller == null) {
      throw new IllegalStateException("Nobody is signed in.");
    }
    return caller;
  }

  public boolean isSignedIn() {
    return account() != null;
  }

  public String getUserName() {
    Account person = account();
    return person == null ? "" : person.userName();
  }

  public String getRole() {
    Account person = account();
    return person == null ? "" : person.role().code();
  }

  public boolean isOfficer() {
    return is(Role.OFFICER);
  }

  /** Whether this person may read decisions and reviews; an admin may not. */
  public boolean isReader() {
    return is(Role.OFFICER) || is(Role.REGULATOR);
  }

  /** Whether this person has a password here, and not at the organisation's provider. */
  public boolean isLocal() {
    Account person = account();
    return person != null && !person.fromProvider();
  }

  private boolean is(Role role) {
    Account person = account();
    return person != null && person.role() == role && !person.mustChangePassword();
  }

  public String signOut() {
    sessions.end(request);
    return "/signin?faces-redirect=true";
  }
}
