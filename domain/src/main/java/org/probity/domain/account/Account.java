package org.probity.domain.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in. An account is proposed by an admin; one of an officer or a regulator may
 * sign in once an officer consented (four eyes), and until its end date, if it has one.
 */
@Entity
@Table(name = "account")
public class Account {
  @Id private UUID id;

  @NotBlank(message = "A user name is required.")
  @Size(max = 64, message = "A user name has at most 64 characters.")
  @Column(name = "user_name", unique = true)
  private String userName;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "must_change_password")
  private boolean mustChangePassword;

  @Column(name = "consented_by")
  private @Nullable String consentedBy;

  @Column(name = "valid_from")
  private Instant validFrom;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  private boolean disabled;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Account() {}

  public Account(
      UUID id,
      String userName,
      Role role,
      String passwordHash,
      Instant validFrom,
      @Nullable Instant validUntil) {
    this.id = id;
    this.userName = userName;
    this.role = role;
    this.passwordHash = passwordHash;
    this.validFrom = validFrom;
    this.validUntil = validUntil;
    this.mustChangePassword = true;
  }

  public void consent(String officer) {
    this.consentedBy = officer;
  }

  public void disable() {
    this.disabled = true;
  }

  public void changePassword(String hash) {
    this.passwordHash = hash;
    this.mustChangePassword = false;
  }

  public boolean maySignIn(Instant now) {
    boolean consented = role == Role.ADMIN || consentedBy != null;
    boolean begun = !now.isBefore(validFrom);
    boolean ended = validUntil != null && !now.isBefore(validUntil);
    return !disabled && consented && begun && !ended;
  }

  public UUID id() {
    return id;
  }

  public String userName() {
    return userName;
  }

  public Role role() {
    return role;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public boolean mustChangePassword() {
    return mustChangePassword;
  }

  public @Nullable String consentedBy() {
    return consentedBy;
  }

  public @Nullable Instant validUntil() {
    return validUntil;
  }

  public boolean disabled() {
    return disabled;
  }

  /** Pseudonymous, as it stands in the ledger. */
  public String actor() {
    return role.code() + ":" + id;
  }
}
