package org.probity.domain.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks, to read; a task ends only with the ledger entry that says so. */
public interface Tasks {
  Optional<Task> find(long id);

  /**
   * The oldest first.
   *
   * @param done whether those that were done are meant, or those that wait
   * @param kind only of this obligation; null for any
   * @param size at most this many
   */
  List<Task> page(boolean done, @Nullable String kind, int page, int size);

  /** How many tasks of each kind wait, the most first. */
  Map<String, Long> waiting();
}
