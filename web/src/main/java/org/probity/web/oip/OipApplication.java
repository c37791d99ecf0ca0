package org.probity.web.oip;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything below {@code /v2}. */
@ApplicationPath("/v2")
public class OipApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(HealthResource.class);
  }
}
