package org.probity.audit;

/**
 * The database is away or the queue is full: nothing may be answered now (HTTP 503). Unless the
 * message says that the event was not recorded, it may have been: repeat it with the same
 * idempotency key.
 */
public final class LedgerUnavailableException extends LedgerException {
  private static final long serialVersionUID = 1L;

  public LedgerUnavailableException(String message) {
    super(message);
  }

  public LedgerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
