package org.probity.domain.notice;

import java.time.Instant;
import java.util.List;

/** The notices, each for one node at a time to deliver. */
public interface Notices {
  /**
   * Takes notices that are due, the oldest first; other nodes do not get them before {@code until}.
   *
   * @param oldest what was written before is news to nobody
   */
  List<Notice> claim(Instant now, Instant until, Instant oldest, int size);

  void save(Notice notice);

  /**
   * The newest first.
   *
   * @param undelivered only those that did not arrive
   */
  List<Notice> page(boolean undelivered, int page, int size);

  /** Removes those that were written before. */
  void forgetBefore(Instant time);
}
