package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.probity.audit.AppendRequest;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** Records what a regulator reads, before it is shown. */
@ApplicationScoped
public class AccessLog {
  @Inject private Ledger ledger;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public AccessLog() {}

  /**
   * @param what kind of thing, as {@code decision}
   * @param which its id, or the range of a sweep
   */
  public void read(Caller caller, String what, String which) {
    if (caller.role() == Role.REGULATOR) {
      Map<String, Object> sealed = Map.of("what", what, "which", which);
      ledger.append(
          AppendRequest.of(LedgerEvent.of(EventType.ACCESS, clock.instant(), caller.id(), sealed)));
    }
  }
}
