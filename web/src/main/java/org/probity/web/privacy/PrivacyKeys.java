package org.probity.web.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.probity.audit.KeyPlace;
import org.probity.audit.Ledger;
import org.probity.audit.MasterKey;
import org.probity.domain.account.Caller;

/**
 * The server's keys for encrypting and naming values. Each application has its own, and each
 * officer; so whoever replaced a value may bring it back, and nobody else. With a subject the key
 * derives from the person's own and goes when the person is erased.
 */
@ApplicationScoped
public class PrivacyKeys {
  private final MasterKey server;
  private final Ledger ledger;

  @Inject
  public PrivacyKeys(KeyPlace keys, Ledger ledger) {
    this.server = keys.secret("privacy");
    this.ledger = ledger;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PrivacyKeys() {
    server = null;
    ledger = null;
  }

  /**
   * @param use {@code encrypt} or {@code pseudonymize}
   * @return 32 bytes, the same for the same caller's application, subject and use
   */
  byte[] of(Caller caller, @Nullable String subject, String use) {
    String application = caller.application();
    String holder = application == null ? caller.id() : "application:" + application;
    String purpose = "privacy " + use + " " + holder;
    return subject == null
        ? server.hmac("privacy", purpose.getBytes(StandardCharsets.UTF_8))
        : ledger.vault().keyOf(subject, purpose);
  }
}
