package org.probity.web.pages.privacy;

import java.time.Instant;
import java.time.ZoneOffset;

/** By when a person must be answered: one month after the request (GDPR 12(3)). */
final class Deadline {
  private Deadline() {}

  static Instant of(Instant asked) {
    return asked.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
  }
}
