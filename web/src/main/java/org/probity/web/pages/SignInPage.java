package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.ledger.EventType;
import org.probity.web.api.Journal;
import org.probity.web.api.RefusedSignIns;
import org.probity.web.oidc.OidcDesk;
import org.probity.web.security.Authentication;
import org.probity.web.security.Secrets;
import org.probity.web.security.SessionTokens;

/** Sign-in by user name and password. An unknown user is answered as a wrong password is. */
@Named
@RequestScoped
public class SignInPage {
  @Inject private HttpServletRequest request;
  @Inject private Accounts accounts;
  @Inject private Secrets secrets;
  @Inject private SessionTokens sessions;
  @Inject private SignInThrottle throttle;
  @Inject private DecoyHash decoy;
  @Inject private RefusedSignIns refusals;
  @Inject private Journal journal;
  @Inject private OidcDesk organisation;
  @Inject private Clock clock;
  @Inject private Words words;
  private String user = "";
  private String password = "";
  private @Nullable String next;
  private String refused = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SignInPage() {}

  public void submit() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    Duration wait = throttle.attempt(user, request.getRemoteAddr());
    Account account = accounts.byUserName(user).orElse(null);
    if (!wait.isZero()) {
      count(account, "too-often");
      ExternalContext answer = faces.getExternalContext();
      answer.setResponseStatus(429);
      answer.setResponseHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
      refuse(faces, words.of("signin.wait", wait.toSeconds() + 1));
      return;
    }
    boolean right =
        secrets.verify(password, account == null ? decoy.hash() : account.passwordHash());
    if (account == null || !right || !account.maySignIn(clock.instant())) {
      count(account, right ? "not-open" : "password");
      refuse(faces, words.of("signin.refused"));
      return;
    }
    throttle.succeeded(user, request.getRemoteAddr());
    journal.record(
        EventType.ACCESS, Authentication.person(account), Map.of("step", "sign-in-password"));
    sessions.start(request, account.id());
    faces.getExternalContext().redirect(PageAccess.local(next));
  }

  private void count(@Nullable Account account, String because) {
    refusals.count(
        account == null
            ? Map.of("step", "refuse-password", "because", "no-such-account")
            : Map.of("step", "refuse-password", "because", because, "account", account.actor()));
  }

  private static void refuse(FacesContext faces, String sentence) {
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
  }

  /** Whether the organisation's own provider signs people in too. */
  public boolean isOrganisation() {
    return organisation.configured();
  }

  /** Why the organisation's provider was no way in, as a sentence; empty if none was tried. */
  public String getRefused() {
    return refused.isEmpty() ? "" : words.of("oidc.refused." + refused);
  }

  /** As the entrance of the organisation's people says; anything else says nothing. */
  public void setRefused(@Nullable String code) {
    refused = code != null && OidcDesk.REFUSALS.contains(code) ? code : "";
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user.strip();
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public @Nullable String getNext() {
    return next;
  }

  public void setNext(@Nullable String next) {
    this.next = next;
  }
}
