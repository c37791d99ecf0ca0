package org.probity.domain.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a model as the organisation holds it: registered with the digest of its files,
 * then active, perhaps suspended, at last retired. At most one version of a name is the default.
 */
@Entity
@Table(name = "model_version")
@IdClass(ModelVersion.Key.class)
public class ModelVersion {
  @Id private String name;
  @Id private String version;

  /** {@code sha256:…} over every file, as registered; a load that differs fails SEC-02. */
  private String digest;

  private String folder;

  @Enumerated(EnumType.STRING)
  private Lifecycle lifecycle;

  @Column(name = "license_verified")
  private boolean licenseVerified;

  @Embedded private Assurances assurances;

  @Column(name = "registered_by")
  private String registeredBy;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @Column(name = "activated_at")
  private @Nullable Instant activatedAt;

  /** Identifies a version within the organisation. */
  public record Key(String name, String version) implements Serializable {}

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ModelVersion() {}

  public ModelVersion(
      String name, String version, String digest, String folder, String by, Instant now) {
    this.name = name;
    this.version = version;
    this.digest = digest;
    this.folder = folder;
    this.lifecycle = Lifecycle.REGISTERED;
    this.assurances = new Assurances();
    this.registeredBy = by;
    this.registeredAt = now;
  }

  public void verifyLicense(boolean verified) {
    this.licenseVerified = verified;
  }

  /**
   * @throws IllegalStateException if it was retired
   */
  public void activate(Instant now) {
    if (lifecycle == Lifecycle.RETIRED) {
      throw new IllegalStateException("A retired model version is not activated again.");
    }
    this.lifecycle = Lifecycle.ACTIVE;
    this.activatedAt = now;
  }

  public void suspend() {
    this.lifecycle = Lifecycle.SUSPENDED;
  }

  public void retire() {
    this.lifecycle = Lifecycle.RETIRED;
  }

  /** The same files elsewhere; their digest is checked at every load. */
  public void moveTo(String folder) {
    this.folder = folder;
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  public String digest() {
    return digest;
  }

  public String folder() {
    return folder;
  }

  public Lifecycle lifecycle() {
    return lifecycle;
  }

  public boolean licenseVerified() {
    return licenseVerified;
  }

  public Assurances assurances() {
    return assurances;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public @Nullable Instant activatedAt() {
    return activatedAt;
  }
}
