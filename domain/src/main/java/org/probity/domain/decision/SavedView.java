package org.probity.domain.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;

/**
 * A search for decisions that somebody kept, for themselves or for all of their role. It lives
 * until its owner removes it.
 */
@Entity
@Table(name = "saved_view")
public class SavedView {
  @Id private UUID id;

  private String owner;

  @Enumerated(EnumType.STRING)
  private Role role;

  private String name;
  private String query;
  private boolean shared;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected SavedView() {}

  /**
   * @param query as in the address of the list, {@code verdict=deny&rule=PRV-08}
   */
  public SavedView(
      UUID id, Caller owner, String name, String query, boolean shared, Instant createdAt) {
    this.id = id;
    this.owner = owner.id();
    this.role = owner.role();
    this.name = name;
    this.query = query;
    this.shared = shared;
    this.createdAt = createdAt;
  }

  public boolean ownedBy(Caller caller) {
    return owner.equals(caller.id());
  }

  public UUID id() {
    return id;
  }

  /** Pseudonymous, as an actor in the ledger. */
  public String owner() {
    return owner;
  }

  /** Of its owner, and whom it is shared with if it is shared. */
  public Role role() {
    return role;
  }

  public String name() {
    return name;
  }

  public String query() {
    return query;
  }

  public boolean shared() {
    return shared;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
