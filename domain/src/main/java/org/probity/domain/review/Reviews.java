package org.probity.domain.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The review queue, to read; a review changes only with the ledger entry that says so. */
public interface Reviews {
  Optional<Review> find(UUID id);

  Optional<Review> ofDecision(UUID decision);

  /** Oldest deadline first. */
  List<Review> waiting();

  List<Review> overdue(Instant now);
}
