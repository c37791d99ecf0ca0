package org.probity.inference;

/** A model is not what it claims to be, or cannot be served; the message says why. */
public class ModelException extends RuntimeException {

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
