package org.probity.guard.tasks;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.task.Task;
import org.probity.domain.task.Tasks;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/** Where officers see what they must do, and say that it was done; each end is a ledger entry. */
public final class TaskDesk {
  private static final String DONE =
      "UPDATE outbox SET done_at = ?, done_by = ? WHERE id = ? AND done_at IS NULL";
  private final Tasks tasks;
  private final Ledger ledger;
  private final Clock clock;

  public TaskDesk(Tasks tasks, Ledger ledger, Clock clock) {
    this.tasks = tasks;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Somebody else was quicker; nothing was recorded. */
  private static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    private OvertakenException() {
      super("The task was done already.");
    }
  }

  /** As {@link Tasks#page}. */
  public List<Task> page(boolean done, @Nullable String kind, int page, int size) {
    return tasks.page(done, kind, page, size);
  }

  /** As {@link Tasks#waiting}. */
  public Map<String, Long> waiting() {
    return tasks.waiting();
  }

  public Optional<Task> find(long id) {
    return tasks.find(id);
  }

  /**
   * @param note what was done, in the officer's words; sealed
   * @throws GuardException of kind CONFLICT if it was done before
   */
  public Task done(long id, String note, String officer) {
    Task task =
        tasks
            .find(id)
            .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such task."));
    UUID decision = task.decisionId();
    Instant now = clock.instant();
    LedgerEvent event =
        LedgerEvent.of(
                EventType.TASK,
                now,
                officer,
                Map.of("task", id, "kind", task.kind(), "step", "done", "note", note))
            .aboutDecision(decision == null ? null : new DecisionId(decision));
    Companion end =
        (connection, index) -> {
          try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, officer);
            update.setLong(3, id);
            if (update.executeUpdate() != 1) {
              throw new OvertakenException();
            }
          }
        };
    try {
      ledger.append(new AppendRequest(event, null, List.of(end)));
    } catch (OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "It could not be recorded, so the task stays open.", e);
    }
    return tasks.find(id).orElse(task);
  }
}
