package org.probity.web.http;

import org.jspecify.annotations.Nullable;

/** A request answered with an error. The message is a sentence without the caller's data. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final @Nullable String field;

  public Refusal(int status, String message) {
    this(status, message, null);
  }

  /**
   * @param field which part of the request is wrong, as {@code inputs[0].shape}
   */
  public Refusal(int status, String message, @Nullable String field) {
    super(message);
    this.status = status;
    this.field = field;
  }

  public static Refusal malformed(String field, String message) {
    return new Refusal(400, message, field);
  }

  public int status() {
    return status;
  }

  public @Nullable String field() {
    return field;
  }
}
