package org.probity.inference;

/** The model did not come back in time. Its thread was given up, and it computes nothing more. */
public final class StuckException extends ModelException {
  public StuckException(String message) {
    super(message);
  }
}
