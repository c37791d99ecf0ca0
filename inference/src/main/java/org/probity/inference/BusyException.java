package org.probity.inference;

/** Too much waits for this model, or for the host's memory; the same may succeed a little later. */
public final class BusyException extends ModelException {
  public BusyException(String message) {
    super(message);
  }
}
