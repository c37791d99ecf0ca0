package org.probity.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Citation;

/**
 * Where a policy comes from.
 *
 * @param appliesFrom the first day this source binds, or null if it does already
 */
public record Source(Citation citation, @Nullable LocalDate appliesFrom) {

  boolean applies(LocalDate date) {
    return appliesFrom == null || !date.isBefore(appliesFrom);
  }
}
