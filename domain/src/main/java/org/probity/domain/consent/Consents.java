package org.probity.domain.consent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The consent register, to read; it changes only with the ledger entry that says so. */
public interface Consents {
  Optional<Consent> find(UUID id);

  /**
   * Standing and withdrawn, the newest first.
   *
   * @param subjectRef as {@link Consent#subjectRef}
   */
  List<Consent> of(String application, String purpose, byte[] subjectRef);

  /** Of a person at every application, the newest first. */
  List<Consent> of(byte[] subjectRef);

  /**
   * The newest first.
   *
   * @param standing only those that stand, or only those withdrawn; all if null
   * @param page from 0
   */
  List<Consent> latest(@Nullable Boolean standing, int page, int size);

  long count(boolean standing);
}
