package org.probity.domain.task;

import java.util.List;
import java.util.Optional;

/** The tasks, to read; a task ends only with the ledger entry that says so. */
public interface Tasks {
  Optional<Task> find(long id);

  /**
   * The oldest first.
   *
   * @param done whether those that were done are meant, or those that wait
   * @param size at most this many
   */
  List<Task> page(boolean done, int page, int size);
}
