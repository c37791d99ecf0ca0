package org.probity.audit;

/** The caller used an idempotency key again for something else (HTTP 409). */
public final class IdempotencyConflictException extends LedgerException {
  private static final long serialVersionUID = 1L;

  public IdempotencyConflictException() {
    super("This idempotency key was already used for another request; choose a new one.");
  }
}
