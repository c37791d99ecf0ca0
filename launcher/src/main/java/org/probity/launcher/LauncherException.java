package org.probity.launcher;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A command cannot go on; the message is one sentence that whoever typed it can act on. */
public final class LauncherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param format of {@link String#format}
   */
  public LauncherException(String format, @Nullable Object... values) {
    super(String.format(Locale.ROOT, format, values));
  }

  /** The same, with what led to it. */
  public LauncherException because(Throwable cause) {
    initCause(cause);
    return this;
  }
}
