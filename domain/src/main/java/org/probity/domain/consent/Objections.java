package org.probity.domain.consent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register of objections, to read; it changes only with the ledger entry that says so. */
public interface Objections {
  Optional<Objection> find(UUID id);

  /** Those that nobody decided, the oldest first. */
  List<Objection> standing();

  /**
   * Whether the person objected to the purpose, or to all of the application's, and was not
   * overruled.
   *
   * @param subjectRef as {@link Objection#subjectRef}
   */
  boolean objected(String application, String purpose, byte[] subjectRef);
}
