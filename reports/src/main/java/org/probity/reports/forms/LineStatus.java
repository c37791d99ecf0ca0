package org.probity.reports.forms;

import java.util.Locale;

/** How far the entries answer what a line asks. */
public enum LineStatus {
  /** Entries bear on all of it. */
  EVIDENCED,
  /** Entries bear on a part of it; the line says on which not. */
  PARTLY_EVIDENCED,
  /** No entry of the selection bears on it. */
  NOT_EVIDENCED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
