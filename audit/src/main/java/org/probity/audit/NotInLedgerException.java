package org.probity.audit;

/** The ledger has no such entry, tile or tree size, or not yet (HTTP 404). */
public final class NotInLedgerException extends LedgerException {
  private static final long serialVersionUID = 1L;

  public NotInLedgerException(String message) {
    super(message);
  }
}
