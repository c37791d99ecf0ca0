package org.probity.domain.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Packs that officers brought, to read; they change only with the ledger entry that says so. */
public interface PackVersions {
  Optional<PackVersion> find(UUID id);

  /** Active, on canary or in shadow; at most one is. */
  Optional<PackVersion> in(PackState state);

  Optional<PackVersion> ofHash(String hash);

  /** The newest first. */
  List<PackVersion> all();
}
