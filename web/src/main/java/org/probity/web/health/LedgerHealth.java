package org.probity.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while nothing could be answered, for nothing could be recorded. */
@Readiness
@ApplicationScoped
public class LedgerHealth implements HealthCheck {
  @Inject private org.probity.web.wiring.Readiness readiness;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public LedgerHealth() {}

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("ledger").status(readiness.ready()).build();
  }
}
