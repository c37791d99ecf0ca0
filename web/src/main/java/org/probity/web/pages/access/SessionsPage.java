package org.probity.web.pages.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Role;
import org.probity.web.api.SessionDesk;
import org.probity.web.api.SessionDesk.Standing;
import org.probity.web.http.Refusal;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;
import org.probity.web.security.SessionTokens;

/** Where one is signed in, and for an admin where everybody is. */
@Named
@RequestScoped
public class SessionsPage {
  private static final String AGAIN = "/sessions?faces-redirect=true";
  @Inject private SessionDesk desk;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable List<Standing> all;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SessionsPage() {}

  /** The reader's own first, within that used last first. */
  public List<Standing> getAll() {
    List<Standing> standing = all;
    if (standing == null) {
      standing =
          desk.of(visitor.caller()).stream()
              .sorted((one, other) -> Boolean.compare(own(other), own(one)))
              .toList();
      all = standing;
    }
    return standing;
  }

  public String getAnswer() {
    long mine = getAll().stream().filter(this::own).count();
    return isAdmin()
        ? words.of("sessions.answer.all", mine, getAll().size() - mine)
        : words.of("sessions.answer", mine);
  }

  public boolean isAdmin() {
    Account account = visitor.account();
    return account != null && account.role() == Role.ADMIN;
  }

  public boolean own(Standing standing) {
    return SessionDesk.own(standing, visitor.caller());
  }

  /** Whether it is the one that the page is read in. */
  public boolean current(Standing standing) {
    return standing.session().id().equals(SessionTokens.current(request));
  }

  /** Whether the reader has others to end. */
  public boolean isElsewhere() {
    return getAll().stream().anyMatch(each -> own(each) && !current(each));
  }

  public @Nullable String end(Standing standing) {
    try {
      desk.end(standing.session().id(), visitor.caller());
      return AGAIN;
    } catch (Refusal e) {
      return Problems.say(words.of("problem.NOT_FOUND"));
    }
  }

  public @Nullable String endOthers() {
    desk.endOwn(SessionTokens.current(request), visitor.caller());
    return AGAIN;
  }
}
