package org.probity.domain.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in in a browser. It stands from sign-in until they sign out, it is ended for
 * them, or the server has not heard of it for half an hour.
 */
@Entity
@Table(name = "browser_session")
public class BrowserSession {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private String browser;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected BrowserSession() {}

  /**
   * @param browser its family, as {@code Firefox}
   */
  public BrowserSession(UUID id, UUID accountId, String browser, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.browser = browser;
    this.beganAt = now;
    this.seenAt = now;
  }

  public boolean ended() {
    return endedAt != null;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public String browser() {
    return browser;
  }

  public Instant beganAt() {
    return beganAt;
  }

  /** To a minute. */
  public Instant seenAt() {
    return seenAt;
  }
}
