package org.probity.domain.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A reason for processing that the organisation knows, as {@code credit-scoring}. */
@Entity
@Table(name = "purpose")
public class Purpose {
  @Id private String code;
  private String title;

  @Column(name = "title_zh")
  private String titleZh;

  private boolean prohibited;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Purpose() {}

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public String titleZh() {
    return titleZh;
  }

  /** Whether some law bans it outright somewhere (AI Act 5). */
  public boolean prohibited() {
    return prohibited;
  }
}
