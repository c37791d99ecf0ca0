package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.BrowserSession;
import org.probity.domain.account.BrowserSessions;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.ledger.EventType;

/** Who is signed in: people see and end their own sessions, an admin all of them. */
@ApplicationScoped
public class SessionDesk {
  /** As the server ends them itself (web.xml), and a minute because use is kept to a minute. */
  private static final Duration IDLE = Duration.ofMinutes(31);

  private static final Duration KEPT = Duration.ofDays(30);
  @Inject private BrowserSessions sessions;
  @Inject private Accounts accounts;
  @Inject private Journal journal;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SessionDesk() {}

  /** A session that stands, and whose it is. */
  public record Standing(BrowserSession session, Account account) {}

  /** Those that the caller may see, used last first. */
  public List<Standing> of(Caller caller) {
    Map<UUID, Account> people =
        accounts.all().stream().collect(Collectors.toMap(Account::id, each -> each));
    List<Standing> seen = new ArrayList<>();
    for (BrowserSession session : sessions.standing(clock.instant().minus(IDLE))) {
      Account account = people.get(session.accountId());
      if (account != null && (caller.role() == Role.ADMIN || account.actor().equals(caller.id()))) {
        seen.add(new Standing(session, account));
      }
    }
    return seen;
  }

  public static boolean own(Standing standing, Caller caller) {
    return standing.account().actor().equals(caller.id());
  }

  /**
   * From then on it is refused, on every node.
   *
   * @throws org.probity.web.http.Refusal with 404 if there is none that the caller may end
   */
  public void end(UUID id, Caller caller) {
    Standing standing =
        of(caller).stream()
            .filter(each -> each.session().id().equals(id))
            .findFirst()
            .orElseThrow(Owned::missing);
    end(standing, caller, clock.instant());
  }

  /**
   * All of the caller's own.
   *
   * @param but the one that stays, or null
   * @return how many were ended
   */
  public int endOwn(@Nullable UUID but, Caller caller) {
    Instant now = clock.instant();
    List<Standing> others =
        of(caller).stream()
            .filter(each -> own(each, caller) && !each.session().id().equals(but))
            .toList();
    others.forEach(each -> end(each, caller, now));
    return others.size();
  }

  private void end(Standing standing, Caller caller, Instant now) {
    journal.record(
        EventType.ACCESS,
        caller,
        Map.of(
            "step", "end-session",
            "session", standing.session().id().toString(),
            "account", standing.account().actor()));
    sessions.end(standing.session().id(), now);
  }

  public void forgetOld() {
    sessions.forget(clock.instant().minus(KEPT));
  }
}
