package org.probity.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;

/** Whether the server can answer: it has started, and the ledger is reachable and unharmed. */
@ApplicationScoped
public class Readiness {
  @Inject private Ledger ledger;
  private volatile boolean started;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Readiness() {}

  void started() {
    started = true;
  }

  public boolean ready() {
    if (!started || ledger.signingProblem().isPresent()) {
      return false;
    }
    try {
      return ledger.size() >= 0;
    } catch (LedgerException e) {
      return false;
    }
  }
}
