package org.probity.rules;

/** A pack, a fact or a compiled pack is not what it should be; the message says which and where. */
public final class RulesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RulesException(String message) {
    super(message);
  }

  public RulesException(String message, Throwable cause) {
    super(message, cause);
  }
}
