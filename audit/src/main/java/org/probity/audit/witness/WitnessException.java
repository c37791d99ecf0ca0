package org.probity.audit.witness;

/** A witness does not cosign, or cannot be reached; the message says why. */
public final class WitnessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As the add-checkpoint call of C2SP tlog-witness answers. */
  private final int status;

  public WitnessException(int status, String message) {
    super(message);
    this.status = status;
  }

  public WitnessException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
