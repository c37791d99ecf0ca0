package org.probity.domain.account;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.StringSet;

/**
 * A credential for programs: a public id and a secret of which only an HMAC is kept. It belongs to
 * an application (role app) or to an account (the other roles), works until it is revoked or its
 * account no longer may sign in.
 */
@Entity
@Table(name = "api_key")
public class ApiKey {
  @Id private String id;

  private byte[] mac;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "account_id")
  private @Nullable UUID accountId;

  private @Nullable String application;

  @Convert(converter = StringSet.class)
  private Set<String> models;

  @Column(name = "default_purpose")
  private @Nullable String defaultPurpose;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ApiKey() {}

  private ApiKey(String id, byte[] mac, Role role) {
    this.id = id;
    this.mac = mac.clone();
    this.role = role;
    this.models = Set.of();
  }

  /**
   * @param models empty for all models, those to come included
   */
  public static ApiKey forApplication(
      String id, byte[] mac, String application, Set<String> models, String defaultPurpose) {
    ApiKey key = new ApiKey(id, mac, Role.APP);
    key.application = application;
    key.models = Set.copyOf(models);
    key.defaultPurpose = defaultPurpose;
    return key;
  }

  public static ApiKey forAccount(String id, byte[] mac, Account account) {
    ApiKey key = new ApiKey(id, mac, account.role());
    key.accountId = account.id();
    return key;
  }

  public void revoke(Instant now) {
    this.revokedAt = now;
  }

  public String id() {
    return id;
  }

  public byte[] mac() {
    return mac.clone();
  }

  public Role role() {
    return role;
  }

  public @Nullable UUID accountId() {
    return accountId;
  }

  public boolean revoked() {
    return revokedAt != null;
  }

  public @Nullable String application() {
    return application;
  }

  public Set<String> models() {
    return models;
  }

  public @Nullable String defaultPurpose() {
    return defaultPurpose;
  }
}
