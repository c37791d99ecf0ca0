package org.probity.explainability;

/** An explanation could not be made, read or drawn; the message says what one can do. */
public class ExplanationException extends RuntimeException {
  public ExplanationException(String message) {
    super(message);
  }

  public ExplanationException(String message, Throwable cause) {
    super(message, cause);
  }
}
