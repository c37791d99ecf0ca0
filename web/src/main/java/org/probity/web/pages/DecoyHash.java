package org.probity.web.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.probity.web.security.Secrets;

/** What a password is compared with when the user is unknown, so that the answer takes as long. */
@ApplicationScoped
public class DecoyHash {
  @Inject private Secrets secrets;
  private @Nullable String hash;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DecoyHash() {}

  synchronized String hash() {
    if (hash == null) {
      hash = secrets.hash(secrets.newPassword());
    }
    return hash;
  }
}
