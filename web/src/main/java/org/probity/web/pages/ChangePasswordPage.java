package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Ledger;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.web.security.Secrets;
import org.probity.web.security.SessionTokens;

/** A new password; the first one handed out must be changed before anything else. */
@Named
@RequestScoped
public class ChangePasswordPage {
  static final int SHORTEST = 12;
  private static final int LONGEST = 256;

  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private Accounts accounts;
  @Inject private Secrets secrets;
  @Inject private SessionTokens sessions;
  @Inject private SignInThrottle throttle;
  @Inject private Ledger ledger;
  @Inject private Clock clock;
  @Inject private Words words;
  private String current = "";
  private String fresh = "";
  private String repeated = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ChangePasswordPage() {}

  public @Nullable String submit() {
    Account account = visitor.account();
    if (account == null) {
      return "/signin?faces-redirect=true";
    }
    String problem = problem(account);
    if (problem != null) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words.of(problem), null));
      return null;
    }
    ledger.append(
        AppendRequest.of(
            LedgerEvent.of(
                EventType.ACCOUNT, clock.instant(), account.actor(), Map.of("step", "password"))));
    account.changePassword(secrets.hash(fresh));
    accounts.save(account);
    sessions.start(request, account.id());
    return "/index?faces-redirect=true";
  }

  private @Nullable String problem(Account account) {
    if (fresh.length() < SHORTEST || fresh.length() > LONGEST) {
      return "password.length";
    }
    if (!fresh.equals(repeated)) {
      return "password.differs";
    }
    if (!throttle.attempt(account.userName(), request.getRemoteAddr()).isZero()
        || !secrets.verify(current, account.passwordHash())) {
      return "password.wrong";
    }
    throttle.succeeded(account.userName(), request.getRemoteAddr());
    return fresh.equals(current) ? "password.same" : null;
  }

  public String getCurrent() {
    return current;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  public String getFresh() {
    return fresh;
  }

  public void setFresh(String fresh) {
    this.fresh = fresh;
  }

  public String getRepeated() {
    return repeated;
  }

  public void setRepeated(String repeated) {
    this.repeated = repeated;
  }
}
