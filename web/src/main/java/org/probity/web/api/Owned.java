package org.probity.web.api;

import java.util.UUID;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.web.http.Refusal;

/** What an application may look up: only what it asked itself. */
final class Owned {
  private Owned() {}

  /**
   * @throws Refusal with 404 if there is none, or it is another application's: the two look alike
   */
  static DecisionSummary decision(Decisions decisions, String id, Caller caller) {
    DecisionSummary line = decisions.find(id(id)).orElseThrow(Owned::missing);
    if (caller.role() == Role.APP && !line.actor().equals(caller.id())) {
      throw missing();
    }
    return line;
  }

  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw missing();
    }
  }

  static Refusal missing() {
    return new Refusal(404, "There is nothing with this id.");
  }
}
