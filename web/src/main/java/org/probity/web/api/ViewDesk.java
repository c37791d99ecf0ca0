package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.probity.domain.account.Caller;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.SavedView;
import org.probity.domain.decision.SavedViews;
import org.probity.web.http.Refusal;

/**
 * Where people keep searches for decisions. A kept one names no person, and no page of the list.
 */
@ApplicationScoped
public class ViewDesk {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_QUERY = 1_000;
  private static final int MOST = 50;
  @Inject private SavedViews views;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ViewDesk() {}

  /** One's own and those shared with one's role, by name. */
  public List<SavedView> of(Caller caller) {
    return views.of(caller);
  }

  /**
   * @param query as the list's address has it; what it does not know is left out
   * @param shared with all of the caller's role
   * @throws Refusal with 400 that names the member, 409 if there is one of this name, or too many
   */
  public SavedView save(String name, String query, boolean shared, Caller caller) {
    String called = name.strip();
    if (called.isEmpty()
        || called.length() > LONGEST_NAME
        || called.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.malformed("name", "It has 1 to " + LONGEST_NAME + " characters.");
    }
    List<SavedView> own = views.of(caller).stream().filter(view -> view.ownedBy(caller)).toList();
    if (own.stream().anyMatch(view -> view.name().equals(called))) {
      throw new Refusal(409, "There is a view of this name.", "name");
    }
    if (own.size() >= MOST) {
      throw new Refusal(409, "There are " + MOST + " views already; remove one first.");
    }
    SavedView view =
        new SavedView(
            DecisionId.next().value(), caller, called, known(query), shared, clock.instant());
    views.add(view);
    return view;
  }

  private static String known(String query) {
    if (query.length() > LONGEST_QUERY || query.indexOf('\0') >= 0 || query.contains("%00")) {
      throw Refusal.malformed("query", "It has at most " + LONGEST_QUERY + " characters.");
    }
    try {
      return ViewQuery.text(ViewQuery.NAMES, ViewQuery.parse(query));
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("query", "It is encoded as in an address: verdict=deny&rule=PRV-08.");
    }
  }

  /**
   * @throws Refusal with 404 if there is none, or it is another's: the two look alike
   */
  public void remove(UUID id, Caller caller) {
    SavedView view =
        views.find(id).filter(each -> each.ownedBy(caller)).orElseThrow(Owned::missing);
    views.remove(view.id());
  }
}
