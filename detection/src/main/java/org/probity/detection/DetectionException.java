package org.probity.detection;

/** What was asked of detection cannot be done; the message says what to ask instead. */
public final class DetectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DetectionException(String message) {
    super(message);
  }
}
