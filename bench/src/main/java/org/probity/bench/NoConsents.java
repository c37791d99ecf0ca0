package org.probity.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.Consents;

/** The empty register: the measured requests name no person. */
final class NoConsents implements Consents {
  @Override
  public Optional<Consent> find(UUID id) {
    return Optional.empty();
  }

  @Override
  public List<Consent> of(String application, String purpose, byte[] subjectRef) {
    return List.of();
  }
}
