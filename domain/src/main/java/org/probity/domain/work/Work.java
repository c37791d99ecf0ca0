package org.probity.domain.work;

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
 * A work in the register: who owns what, and enough to know it again, but not the work itself. An
 * officer registers it; when one removes it its fingerprints are destroyed and the line stays.
 */
@Entity
@Table(name = "work")
public class Work {
  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private WorkKind kind;

  @Enumerated(EnumType.STRING)
  private WorkForm form;

  private String title;
  private @Nullable String holder;
  private byte[] digest;
  private int words;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @Column(name = "registered_by")
  private String registeredBy;

  @Column(name = "entry_index")
  private long entryIndex;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "removed_by")
  private @Nullable String removedBy;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Work() {}

  public UUID id() {
    return id;
  }

  public WorkKind kind() {
    return kind;
  }

  public WorkForm form() {
    return form;
  }

  public String title() {
    return title;
  }

  /** Whose it is, or null if nobody said. */
  public @Nullable String holder() {
    return holder;
  }

  /** SHA-256 of what was registered: of a text its UTF-8 bytes, of a picture its file. */
  public byte[] digest() {
    return digest.clone();
  }

  /** Of a text; 0 of a picture. */
  public int words() {
    return words;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public String registeredBy() {
    return registeredBy;
  }

  /** The ledger entry that registered it. */
  public long entryIndex() {
    return entryIndex;
  }

  public @Nullable Instant removedAt() {
    return removedAt;
  }

  public @Nullable String removedBy() {
    return removedBy;
  }
}
