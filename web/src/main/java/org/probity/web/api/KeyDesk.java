package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;
import org.probity.domain.account.Caller;
import org.probity.domain.ledger.EventType;
import org.probity.domain.record.ProcessingRecords;
import org.probity.web.http.Refusal;
import org.probity.web.security.KeysInForce;
import org.probity.web.security.Secrets;

/** API keys of applications, which an admin makes and revokes. */
@ApplicationScoped
public class KeyDesk {
  @Inject private Accounts accounts;
  @Inject private KeysInForce keys;
  @Inject private ProcessingRecords records;
  @Inject private Secrets secrets;
  @Inject private Journal journal;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public KeyDesk() {}

  /**
   * @param models none for all of them
   * @return the key, whose secret half is kept nowhere
   * @throws Refusal that names the field
   */
  public Secrets.NewKey create(
      String application, Set<String> models, String defaultPurpose, Caller admin) {
    String holder = Codes.name("application", application);
    models.forEach(model -> Codes.name("models", model));
    String purpose = Codes.name("default_purpose", defaultPurpose);
    if (records.purpose(purpose).isEmpty()) {
      throw Refusal.malformed("default_purpose", "It is a purpose of the register.");
    }
    Secrets.NewKey key = secrets.newKey();
    record("create", key.id(), holder, admin);
    accounts.save(ApiKey.forApplication(key.id(), key.mac(), holder, models, purpose));
    keys.changed(key.id());
    return key;
  }

  /** Revoking twice changes nothing. */
  public void revoke(String id, Caller admin) {
    ApiKey key =
        accounts.key(Codes.inPath(id)).orElseThrow(() -> new Refusal(404, "There is no such key."));
    if (!key.revoked()) {
      String application = key.application();
      record("revoke", key.id(), application == null ? key.role().code() : application, admin);
      key.revoke(clock.instant());
      accounts.save(key);
      keys.changed(key.id());
    }
  }

  private void record(String step, String key, String holder, Caller admin) {
    journal.record(EventType.ACCOUNT, admin, Map.of("step", step, "key", key, "holder", holder));
  }
}
