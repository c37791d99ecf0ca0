package org.probity.domain.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that software cannot do by itself, as telling a data-protection officer or reporting to
 * an authority. It is opened with the decision that obliges to it, or by the officer who asks for a
 * pack's approval, and ends when an officer says that it was done, or approves the pack.
 */
@Entity
@Table(name = "outbox")
public class Task {
  /** A pack waits for a second officer. */
  public static final String APPROVE_PACK = "approve-pack";

  @Id private long id;

  @Column(name = "decision_id")
  private @Nullable UUID decisionId;

  private String kind;
  private String detail;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column(name = "done_by")
  private @Nullable String doneBy;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Task() {}

  public long id() {
    return id;
  }

  public @Nullable UUID decisionId() {
    return decisionId;
  }

  /** The obligation, as {@code notify-dpo}. */
  public String kind() {
    return kind;
  }

  /** The policies that counted in the decision. */
  public List<String> policies() {
    return detail.isEmpty() || packId() != null ? List.of() : List.of(detail.split(",", -1));
  }

  /** The pack to approve; null of another task. */
  public @Nullable UUID packId() {
    return kind.equals(APPROVE_PACK) ? UUID.fromString(detail) : null;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable Instant doneAt() {
    return doneAt;
  }

  public @Nullable String doneBy() {
    return doneBy;
  }
}
