package org.probity.web.pages;

import org.jspecify.annotations.Nullable;

/** Which page of a list an address asks for, counted from 0. */
public final class PageNumber {
  private PageNumber() {}

  /** The first page for what is no number. */
  public static int of(@Nullable String page) {
    return page != null && page.matches("[0-9]{1,5}") ? Integer.parseInt(page) : 0;
  }
}
