package org.probity.domain.consent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The consent register, to read; it changes only with the ledger entry that says so. */
public interface Consents {
  Optional<Consent> find(UUID id);

  /**
   * Standing and withdrawn, the newest first.
   *
   * @param subjectRef as {@link Consent#subjectRef}
   */
  List<Consent> of(String application, String purpose, byte[] subjectRef);
}
