package org.probity.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is on record for one application and purpose. A record is proposed by one officer, takes
 * effect when another approves it, and ends when the next one takes effect.
 */
@Entity
@Table(name = "processing_record")
public class ProcessingRecord {
  @Id private UUID id;
  private String application;
  private String purpose;

  @Enumerated(EnumType.STRING)
  private State state;

  @Embedded private ProcessingTerms terms;

  @Column(name = "proposed_by")
  private String proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "approved_by")
  private @Nullable String approvedBy;

  @Column(name = "approved_at")
  private @Nullable Instant approvedAt;

  /** Where a record stands. */
  public enum State {
    PROPOSED,
    EFFECTIVE,
    SUPERSEDED
  }

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ProcessingRecord() {}

  public ProcessingRecord(
      UUID id,
      String application,
      String purpose,
      ProcessingTerms terms,
      String proposedBy,
      Instant now) {
    this.id = id;
    this.application = application;
    this.purpose = purpose;
    this.terms = terms;
    this.proposedBy = proposedBy;
    this.proposedAt = now;
    this.state = State.PROPOSED;
  }

  /**
   * INVARIANT: nobody approves what they proposed; kept here.
   *
   * @throws IllegalStateException if it was decided already, or the same officer proposed it
   */
  public void approve(String officer, Instant now) {
    if (state != State.PROPOSED) {
      throw new IllegalStateException("The record was decided already.");
    }
    if (officer.equals(proposedBy)) {
      throw new IllegalStateException("A second officer must approve the record.");
    }
    this.state = State.EFFECTIVE;
    this.approvedBy = officer;
    this.approvedAt = now;
  }

  public void supersede() {
    this.state = State.SUPERSEDED;
  }

  public UUID id() {
    return id;
  }

  public String application() {
    return application;
  }

  public String purpose() {
    return purpose;
  }

  public State state() {
    return state;
  }

  public ProcessingTerms terms() {
    return terms;
  }

  public String proposedBy() {
    return proposedBy;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public @Nullable String approvedBy() {
    return approvedBy;
  }
}
