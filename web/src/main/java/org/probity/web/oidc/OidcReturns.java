package org.probity.web.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.probity.guard.database.Statements;

/** Which ways came back already; no node takes one twice. */
@FunctionalInterface
public interface OidcReturns {

  /**
   * @return whether this is the first time that anybody comes back in this state
   */
  boolean first(String state);

  /** In the database, where the nodes meet. */
  static OidcReturns in(DataSource dataSource, Clock clock) {
    Statements statements = new Statements(dataSource, "Who came back cannot be kept now.");
    Duration kept = OidcTrip.LONGEST.multipliedBy(2);
    return state -> {
      var now = clock.instant().atOffset(ZoneOffset.UTC);
      statements.update("DELETE FROM provider_return WHERE returned_at < ?", now.minus(kept));
      return statements.update(
              "INSERT INTO provider_return (state, returned_at) VALUES (?, ?)"
                  + " ON CONFLICT DO NOTHING",
              state,
              now)
          == 1;
    };
  }
}
