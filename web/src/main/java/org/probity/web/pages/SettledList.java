package org.probity.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of what waits or of what is settled, page by page; which of the two, and which page,
 * stands in the address.
 *
 * @param <T> of a line
 */
public abstract class SettledList<T> {
  static final int SIZE = 50;
  private final String settledCode;
  private String state = "";
  private int number;
  private List<T> lines = List.of();

  /**
   * @param settledCode what the address calls what is settled
   */
  protected SettledList(String settledCode) {
    this.settledCode = settledCode;
  }

  /** To be called once the address is read. */
  protected void show(List<T> found) {
    lines = found;
  }

  public List<T> getLines() {
    return lines;
  }

  public boolean isSettled() {
    return state.equals(settledCode);
  }

  /** Whether there may be a page after this one. */
  public boolean isMore() {
    return lines.size() == SIZE;
  }

  public int getNumber() {
    return number;
  }

  public String getState() {
    return state;
  }

  public void setState(@Nullable String asked) {
    state = settledCode.equals(asked) ? settledCode : "";
  }

  public String getPage() {
    return Integer.toString(number);
  }

  public void setPage(@Nullable String page) {
    number = PageNumber.of(page);
  }
}
