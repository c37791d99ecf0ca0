package org.probity.web.ledger;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.probity.web.http.Surface;

/** Everything below {@code /ledger}. */
@ApplicationPath("/ledger")
public class LedgerApplication extends Surface {
  public LedgerApplication() {
    super(Set.of(TilesResource.class));
  }
}
