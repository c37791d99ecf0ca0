package org.probity.web.oip;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.probity.web.http.Surface;

/** Everything below {@code /v2}. */
@ApplicationPath("/v2")
public class OipApplication extends Surface {
  public OipApplication() {
    super(Set.of(ServerResource.class, ModelsResource.class, InferResource.class));
  }
}
