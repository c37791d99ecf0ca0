package org.probity.domain.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.account.Caller;

/** Searches that people kept. */
public interface SavedViews {
  Optional<SavedView> find(UUID id);

  /** One's own and those shared with one's role, by name. */
  List<SavedView> of(Caller caller);

  void add(SavedView view);

  void remove(UUID id);
}
