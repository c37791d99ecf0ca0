package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;

/** Names for the pseudonymous actors of ledger entries, as far as accounts and keys have them. */
@Named
@RequestScoped
public class Actors {
  private static final String APP = "app:";
  @Inject private Accounts accounts;
  private @Nullable Map<String, String> names;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Actors() {}

  /** A user name, or the application of a key; the actor as recorded if neither is known. */
  public String name(@Nullable String actor) {
    return actor == null ? "" : names().getOrDefault(actor, actor);
  }

  private Map<String, String> names() {
    if (names == null) {
      Map<String, String> found = new HashMap<>();
      for (Account account : accounts.all()) {
        found.put(account.actor(), account.userName());
      }
      for (ApiKey key : accounts.keys()) {
        String application = key.application();
        if (application != null) {
          found.put(APP + key.id(), application);
        }
      }
      names = found;
    }
    return names;
  }
}
