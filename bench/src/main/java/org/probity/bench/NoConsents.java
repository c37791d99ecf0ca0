package org.probity.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  @Override
  public List<Consent> of(byte[] subjectRef) {
    return List.of();
  }

  @Override
  public List<Consent> latest(@Nullable Boolean standing, int page, int size) {
    return List.of();
  }

  @Override
  public long count(boolean standing) {
    return 0;
  }
}
