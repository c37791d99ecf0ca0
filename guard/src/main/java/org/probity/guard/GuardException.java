package org.probity.guard;

/** A request that got no decision. The message is a sentence for the caller, without its data. */
public final class GuardException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Kind kind;

  /** Why there is none. */
  public enum Kind {
    /** The caller's data do not fit; nothing was recorded. */
    MALFORMED,
    UNKNOWN_MODEL,
    NOT_FOUND,
    FORBIDDEN,
    CONFLICT,
    TOO_LARGE,
    /** Too much waits already; the same may be asked a little later. */
    BUSY,
    /** What was uploaded is not what it claims. */
    UNPROCESSABLE,
    /** It could not be recorded, so it was not answered. */
    UNAVAILABLE
  }

  public GuardException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public GuardException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Passes on what a component said, in its own words. */
  public static GuardException of(Kind kind, RuntimeException cause) {
    String message = cause.getMessage();
    return new GuardException(
        kind, message == null ? "The request cannot be met." : message, cause);
  }

  public Kind kind() {
    return kind;
  }
}
