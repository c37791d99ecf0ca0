package org.probity.web.privacy;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.probity.web.http.Surface;

/** Everything below {@code /privacy}. */
@ApplicationPath("/privacy")
public class PrivacyApplication extends Surface {
  public PrivacyApplication() {
    super(Set.of(PrivacyResource.class));
  }
}
