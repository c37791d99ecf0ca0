package org.probity.web.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing passwords slow: after five failures for a user from one address, or thirty from
 * one address, each further attempt waits twice as long, up to a quarter of an hour.
 */
@ApplicationScoped
public class SignInThrottle {
  private static final int FREE_PER_USER = 5;
  private static final int FREE_PER_ADDRESS = 30;
  private static final int REMEMBERED = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Map<String, Failures> failures = new LinkedHashMap<>();
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SignInThrottle() {}

  private record Failures(int count, Instant until) {}

  /**
   * Counts an attempt, as failed until {@link #succeeded} says otherwise, so that parallel guesses
   * gain nothing.
   *
   * @return how long to wait before trying again; zero if this attempt may go on
   */
  public synchronized Duration attempt(String user, String address) {
    Instant now = clock.instant();
    Duration wait = longer(left(pair(user, address), now), left(address, now));
    if (wait.isZero()) {
      count(pair(user, address), FREE_PER_USER, now);
      count(address, FREE_PER_ADDRESS, now);
    }
    return wait;
  }

  public synchronized void succeeded(String user, String address) {
    failures.remove(pair(user, address));
    failures.remove(address);
  }

  private Duration left(String key, Instant now) {
    Failures failed = failures.get(key);
    return failed == null || !now.isBefore(failed.until())
        ? Duration.ZERO
        : Duration.between(now, failed.until());
  }

  private void count(String key, int free, Instant now) {
    Failures before = failures.remove(key);
    boolean old = before == null || now.isAfter(before.until().plus(LONGEST));
    int count = before == null || old ? 1 : before.count() + 1;
    Duration wait =
        count < free ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(count - free + 1, 10));
    failures.put(key, new Failures(count, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait)));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String pair(String user, String address) {
    return address + " " + user.toLowerCase(Locale.ROOT);
  }
}
