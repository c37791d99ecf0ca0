package org.probity.domain.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.StringSet;

/**
 * One person's consent to one purpose of one application (GDPR 7). It stands from the day it was
 * given until it is withdrawn, and stays on record after that; who consents again gives a new one.
 * The person is known by a keyed digest only.
 */
@Entity
@Table(name = "consent")
public class Consent {
  @Id private UUID id;
  private String application;
  private String purpose;

  @Column(name = "subject_ref")
  private byte @Nullable [] subjectRef;

  @Convert(converter = StringSet.class)
  private Set<String> kinds;

  @Column(name = "given_at")
  private Instant givenAt;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Consent() {}

  /**
   * @param subjectRef HMAC of the person's reference
   * @param kinds codes of {@link ConsentKind}
   */
  public Consent(
      UUID id,
      String application,
      String purpose,
      byte[] subjectRef,
      Set<String> kinds,
      Instant givenAt,
      String recordedBy) {
    this.id = id;
    this.application = application;
    this.purpose = purpose;
    this.subjectRef = subjectRef.clone();
    this.kinds = Set.copyOf(kinds);
    this.givenAt = givenAt;
    this.recordedBy = recordedBy;
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

  /** HMAC of the person's reference under the master key; null once the person was erased. */
  public byte @Nullable [] subjectRef() {
    return subjectRef == null ? null : subjectRef.clone();
  }

  public Set<String> kinds() {
    return kinds;
  }

  public boolean is(ConsentKind kind) {
    return kinds.contains(kind.code());
  }

  public Instant givenAt() {
    return givenAt;
  }

  public String recordedBy() {
    return recordedBy;
  }

  public @Nullable Instant withdrawnAt() {
    return withdrawnAt;
  }

  public boolean stands() {
    return withdrawnAt == null;
  }
}
