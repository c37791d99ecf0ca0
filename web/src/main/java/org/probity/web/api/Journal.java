package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.probity.audit.AppendRequest;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.model.ModelVersion;

/** Records what people change, before it is changed. Never called inside a transaction. */
@ApplicationScoped
public class Journal {
  private static final String SYSTEM = "system";
  @Inject private Ledger ledger;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Journal() {}

  /**
   * @param what the change, sealed
   */
  public void record(EventType type, Caller caller, Map<String, Object> what) {
    ledger.append(AppendRequest.of(LedgerEvent.of(type, clock.instant(), caller.id(), what)));
  }

  /** What the server itself did or refused, asked by nobody whom it knows. */
  public void record(EventType type, Map<String, Object> what) {
    ledger.append(AppendRequest.of(LedgerEvent.of(type, clock.instant(), SYSTEM, what)));
  }

  /** A change of a model version, which stands in the entry openly. */
  public void record(Caller caller, ModelVersion version, Map<String, Object> what) {
    record(caller.id(), version, what);
  }

  /** The server itself took a version out of service, for it does not answer. */
  public void suspended(ModelVersion version) {
    record(SYSTEM, version, Map.of("step", "suspend", "because", "no-answer-in-time"));
  }

  private void record(String actor, ModelVersion version, Map<String, Object> what) {
    ledger.append(
        AppendRequest.of(
            new LedgerEvent(
                EventType.MODEL,
                clock.instant(),
                null,
                actor,
                Map.of(
                    "name", version.name(),
                    "version", version.version(),
                    "digest", version.digest()),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                what)));
  }
}
