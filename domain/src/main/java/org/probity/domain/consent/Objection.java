package org.probity.domain.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's objection to what an application does with their data (GDPR 21(1)). From the moment
 * it is raised a use that rests on legitimate interests or a public task rests on nothing (GDPR
 * 18(1)(d)), until an officer finds grounds that override it.
 */
@Entity
@Table(name = "objection")
public class Objection {
  @Id private UUID id;
  private String application;
  private @Nullable String purpose;

  @Column(name = "subject_ref")
  private byte @Nullable [] subjectRef;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "raised_at")
  private Instant raisedAt;

  @Column(name = "raised_by")
  private String raisedBy;

  @Column(name = "entry_index")
  private long entryIndex;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  /** Where an objection stands. */
  public enum State {
    /** Nobody decided yet. */
    STANDING,
    /** The use ended for this person. */
    UPHELD,
    /** There are compelling legitimate grounds for the use, or claims to defend. */
    OVERRULED;

    /** As in the API: {@code upheld}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** For the persistence provider; objections are written in the ledger's own transaction. */
  @SuppressWarnings("NullAway.Init")
  protected Objection() {}

  public UUID id() {
    return id;
  }

  public String application() {
    return application;
  }

  /** Null for every purpose of the application. */
  public @Nullable String purpose() {
    return purpose;
  }

  /** HMAC of the person's reference under the master key; null once the person was erased. */
  public byte @Nullable [] subjectRef() {
    return subjectRef == null ? null : subjectRef.clone();
  }

  public State state() {
    return state;
  }

  public Instant raisedAt() {
    return raisedAt;
  }

  public String raisedBy() {
    return raisedBy;
  }

  /** Until when the person must be told what follows: a month (GDPR 12(3)). */
  public Instant due() {
    return raisedAt.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
  }

  /** Index of the ledger entry that recorded it, and why, sealed. */
  public long entryIndex() {
    return entryIndex;
  }

  public @Nullable Instant decidedAt() {
    return decidedAt;
  }

  public @Nullable String decidedBy() {
    return decidedBy;
  }
}
