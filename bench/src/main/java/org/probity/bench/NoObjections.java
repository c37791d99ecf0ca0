package org.probity.bench;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.consent.Objection;
import org.probity.domain.consent.Objections;

/** The empty register: the measured requests name no person. */
final class NoObjections implements Objections {
  @Override
  public Optional<Objection> find(UUID id) {
    return Optional.empty();
  }

  @Override
  public List<Objection> standing() {
    return List.of();
  }

  @Override
  public boolean objected(String application, String purpose, byte[] subjectRef) {
    return false;
  }
}
