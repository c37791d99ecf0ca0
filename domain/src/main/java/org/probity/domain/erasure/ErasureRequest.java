package org.probity.domain.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person be erased (GDPR Art. 17, PIPL Art. 47). One officer puts it forward, from when on
 * nothing about the person is used (PRV-14); another approves, which erases, or somebody withdraws
 * it. Each change is written in the transaction of the ledger entry that tells it.
 */
@Entity
@Table(name = "erasure_request")
public class ErasureRequest {
  @Id private UUID id;

  /** HMAC of the reference under the master key; null once the request ended. */
  @Column(name = "subject_ref")
  private byte @Nullable [] subject;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "entry_index")
  private long entryIndex;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  /** Where a request stands. */
  public enum State {
    PENDING,
    ERASED,
    WITHDRAWN
  }

  /** For the persistence provider; requests are written in the ledger's own transaction. */
  @SuppressWarnings("NullAway.Init")
  protected ErasureRequest() {}

  public UUID id() {
    return id;
  }

  public byte @Nullable [] subject() {
    return subject == null ? null : subject.clone();
  }

  public State state() {
    return state;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  /** Index of the ledger entry that recorded the request, and why, sealed. */
  public long entryIndex() {
    return entryIndex;
  }

  public @Nullable String decidedBy() {
    return decidedBy;
  }

  public @Nullable Instant decidedAt() {
    return decidedAt;
  }
}
