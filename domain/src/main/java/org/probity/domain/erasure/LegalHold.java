package org.probity.domain.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to keep what is about a person, as for a claim before a court (GDPR Art. 17(3)(e)).
 * While it stands nobody erases the person; it ends when an officer lifts it.
 */
@Entity
@Table(name = "legal_hold")
public class LegalHold {
  @Id private UUID id;

  @Column(name = "set_by")
  private String setBy;

  @Column(name = "set_at")
  private Instant setAt;

  @Column(name = "entry_index")
  private long entryIndex;

  @Column(name = "lifted_by")
  private @Nullable String liftedBy;

  @Column(name = "lifted_at")
  private @Nullable Instant liftedAt;

  /** For the persistence provider; holds are written in the ledger's own transaction. */
  @SuppressWarnings("NullAway.Init")
  protected LegalHold() {}

  public UUID id() {
    return id;
  }

  public String setBy() {
    return setBy;
  }

  public Instant setAt() {
    return setAt;
  }

  /** Index of the ledger entry that recorded the hold, and why, sealed. */
  public long entryIndex() {
    return entryIndex;
  }

  public @Nullable String liftedBy() {
    return liftedBy;
  }

  public @Nullable Instant liftedAt() {
    return liftedAt;
  }
}
