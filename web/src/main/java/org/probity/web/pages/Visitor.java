package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.ledger.EventType;
import org.probity.web.api.Journal;
import org.probity.web.oidc.OidcDesk;
import org.probity.web.security.CurrentCaller;
import org.probity.web.security.SessionTokens;

/** The person who reads the page. */
@Named
@RequestScoped
public class Visitor {
  @Inject private HttpServletRequest request;
  @Inject private Accounts accounts;
  @Inject private SessionTokens sessions;
  @Inject private OidcDesk organisation;
  @Inject private Journal journal;
  @Inject private Onward onward;
  @Inject private Actors actors;
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

  public String getName() {
    Account person = account();
    return person == null ? "" : actors.name(person.actor());
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

  /**
   * Nobody stays signed in because it cannot be recorded that they left. Here first, whatever the
   * provider says; then there, if it was the provider who signed in.
   */
  public @Nullable String signOut() throws IOException {
    String idToken = SessionTokens.idToken(request);
    Caller caller = CurrentCaller.of(request);
    sessions.end(request);
    if (caller != null) {
      journal.record(EventType.ACCESS, caller, Map.of("step", "sign-out"));
    }
    URI there = organisation.farewell(idToken, URI.create(request.getRequestURL().toString()));
    if (there == null) {
      return "/signin?faces-redirect=true";
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    onward.send((HttpServletResponse) faces.getExternalContext().getResponse(), there.toString());
    faces.responseComplete();
    return null;
  }
}
