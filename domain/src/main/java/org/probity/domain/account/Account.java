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
 * sign in once an officer consented (four eyes), and until its end date, if it has one. An account
 * that the organisation's provider vouches for comes into being at the first sign-in there; it has
 * the role that the provider says, as long as it says one, and nobody knows a password of it.
 */
@Entity
@Table(name = "account")
public class Account {
  private static final String PROVIDER = "provider";

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

  private @Nullable String issuer;

  private @Nullable String subject;

  @Column(name = "display_name")
  private @Nullable String displayName;

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

  /**
   * An account at the organisation's provider.
   *
   * @param noPassword hash of what nobody knows
   * @param issuer the provider
   * @param subject what the provider calls the person, for ever (OpenID Connect Core, section 2)
   */
  public static Account ofProvider(
      UUID id,
      String userName,
      Role role,
      String noPassword,
      Instant validFrom,
      String issuer,
      String subject) {
    Account account = new Account(id, userName, role, noPassword, validFrom, null);
    account.mustChangePassword = false;
    account.consentedBy = PROVIDER;
    account.issuer = issuer;
    account.subject = subject;
    return account;
  }

  /** The provider says that the person has this role now; what was disabled stays so. */
  public void vouch(Role now) {
    this.role = now;
    this.validUntil = null;
  }

  /** The provider no longer vouches: nothing of the account works from now on. */
  public void withdraw(Instant now) {
    this.validUntil = now;
  }

  /** Whether the organisation's provider signs this person in, and no password does. */
  public boolean fromProvider() {
    return issuer != null && subject != null;
  }

  /**
   * @param name as {@link DisplayName} shows it; null for the user name alone
   */
  public void call(@Nullable String name) {
    this.displayName = name;
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

  /** What the person is called on pages, if that is known. */
  public @Nullable String displayName() {
    return displayName;
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
