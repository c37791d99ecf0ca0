package org.probity.domain.policy;

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
 * One version of a pack that an officer brought. It is drafted, checked, tested, tried in shadow,
 * approved by another officer, perhaps judges a share of the decisions, then all, and ends when the
 * next takes its place; a rollback makes it judge again. Its source never changes.
 */
@Entity
@Table(name = "policy_pack")
public class PackVersion {
  @Id private UUID id;
  private String pack;
  private String version;
  private String hash;
  private String source;

  @Enumerated(EnumType.STRING)
  private PackState state;

  @Column(name = "drafted_by")
  private String draftedBy;

  @Column(name = "drafted_at")
  private Instant draftedAt;

  @Column(name = "approved_by")
  private @Nullable String approvedBy;

  @Column(name = "activated_at")
  private @Nullable Instant activatedAt;

  @Column(name = "replaces_id")
  private @Nullable UUID replacesId;

  @Column(name = "canary_share")
  private @Nullable Integer canaryShare;

  private @Nullable String model;
  private byte @Nullable [] classes;
  private byte @Nullable [] mac;
  private @Nullable String report;
  private @Nullable String shadow;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected PackVersion() {}

  public UUID id() {
    return id;
  }

  /** The pack's own id, as "shipped". */
  public String pack() {
    return pack;
  }

  public String version() {
    return version;
  }

  /** {@code sha256:…} of the source. */
  public String hash() {
    return hash;
  }

  /** The whole pack as YAML. */
  public String source() {
    return source;
  }

  public PackState state() {
    return state;
  }

  public String draftedBy() {
    return draftedBy;
  }

  public Instant draftedAt() {
    return draftedAt;
  }

  public @Nullable String approvedBy() {
    return approvedBy;
  }

  public @Nullable Instant activatedAt() {
    return activatedAt;
  }

  /** The version that was active before this one; null for the shipped pack. */
  public @Nullable UUID replacesId() {
    return replacesId;
  }

  /** Percent of the decisions that it judges on canary; null when it is not. */
  public @Nullable Integer canaryShare() {
    return canaryShare;
  }

  /** Name of the class that the compiled rules start from; null before they are compiled. */
  public @Nullable String model() {
    return model;
  }

  /** A ZIP of the compiled rules. */
  public byte @Nullable [] classes() {
    return classes;
  }

  /** Proves that this server compiled them: whoever can write the database cannot make it. */
  public byte @Nullable [] mac() {
    return mac;
  }

  /** What checks and tests found, as JSON. */
  public @Nullable String report() {
    return report;
  }

  /** How it judged in shadow so far, as JSON. */
  public @Nullable String shadow() {
    return shadow;
  }
}
