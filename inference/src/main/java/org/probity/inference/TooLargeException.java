package org.probity.inference;

/** The input fits the model, but holds more than this host computes at once. */
public final class TooLargeException extends ModelException {
  public TooLargeException(String message) {
    super(message);
  }
}
