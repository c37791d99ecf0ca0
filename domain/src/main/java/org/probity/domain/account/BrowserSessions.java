package org.probity.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in. */
public interface BrowserSessions {
  Optional<BrowserSession> find(UUID id);

  /**
   * Those that were not ended, used last first.
   *
   * @param since were used later
   */
  List<BrowserSession> standing(Instant since);

  void start(BrowserSession session);

  void seen(UUID id, Instant now);

  /** Ending twice changes nothing. */
  void end(UUID id, Instant now);

  /** Removes those that were used last before a time. */
  void forget(Instant before);
}
