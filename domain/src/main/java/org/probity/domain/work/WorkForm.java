package org.probity.domain.work;

import java.util.Locale;

/** How a work is compared. */
public enum WorkForm {
  /** By its words. */
  TEXT,

  /** By its words without comments and imports. */
  CODE,

  /** By how it looks. */
  IMAGE;

  /** As {@code text}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
