package org.probity.web.pages;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;

/**
 * Names for the pseudonymous actors of ledger entries, as far as accounts and keys have them. Where
 * two are called alike, or one as another signs in, the user name stands beside.
 */
@Named
@RequestScoped
public class Actors {
  private static final String APP = "app:";
  @Inject private Accounts accounts;
  private @Nullable Map<String, String> names;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Actors() {}

  /**
   * What a person is called, or the application of a key; the actor as recorded if neither is
   * known.
   */
  public String name(@Nullable String actor) {
    return actor == null ? "" : names().getOrDefault(actor, actor);
  }

  private static Stream<String> handles(Account account) {
    String name = account.displayName();
    return Stream.of(account.userName(), name == null ? "" : name)
        .map(each -> each.toLowerCase(Locale.ROOT))
        .distinct();
  }

  private static String name(Account account, Map<String, Long> called) {
    String name = account.displayName();
    if (name == null || name.equals(account.userName())) {
      return account.userName();
    }
    return called.getOrDefault(name.toLowerCase(Locale.ROOT), 0L) == 1
        ? name
        : name + " (" + account.userName() + ")";
  }

  private Map<String, String> names() {
    if (names == null) {
      Map<String, String> found = new HashMap<>();
      List<Account> people = accounts.all();
      Map<String, Long> called =
          people.stream().flatMap(Actors::handles).collect(groupingBy(each -> each, counting()));
      for (Account account : people) {
        found.put(account.actor(), name(account, called));
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
