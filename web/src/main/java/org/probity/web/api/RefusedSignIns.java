package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.probity.domain.ledger.EventType;

/**
 * Counts sign-ins that were refused, so that a flood of guesses is no flood of entries: of one
 * account and reason there is an entry a minute at most, the first within a second. Nothing is
 * recorded while somebody waits for an answer, which would tell by its time whether there is such
 * an account. What a killed server counted in its last minute is lost.
 */
@ApplicationScoped
public class RefusedSignIns {
  private static final Duration APART = Duration.ofMinutes(1);
  private final Map<Map<String, Object>, Tally> tallies = new LinkedHashMap<>();
  private final Consumer<Map<String, Object>> record;
  private final Clock clock;

  @Inject
  public RefusedSignIns(Journal journal, Clock clock) {
    this(what -> journal.record(EventType.ACCESS, what), clock);
  }

  RefusedSignIns(Consumer<Map<String, Object>> record, Clock clock) {
    this.record = record;
    this.clock = clock;
  }

  /** For the container's proxy, which never counts. */
  protected RefusedSignIns() {
    this(what -> {}, Clock.systemUTC());
  }

  /** How often since it was written last, and when that was. */
  private record Tally(int times, @Nullable Instant written) {}

  /**
   * @param what the account, as far as there is one, and why it was refused; never a name that
   *     somebody typed, which may be a password in the wrong field
   */
  public synchronized void count(Map<String, Object> what) {
    tallies.merge(
        Map.copyOf(what),
        new Tally(1, null),
        (before, one) -> new Tally(before.times() + one.times(), before.written()));
  }

  /** Writes what is due. */
  public void round() {
    write(clock.instant().minus(APART));
  }

  /** Writes what was counted, for the server stops. */
  public void finish() {
    write(Instant.MAX);
  }

  /**
   * @param before what was written later than this waits
   */
  private void write(Instant before) {
    RuntimeException failure = null;
    for (Map.Entry<Map<String, Object>, Integer> due : take(before).entrySet()) {
      Map<String, Object> what = new HashMap<>(due.getKey());
      what.put("times", due.getValue());
      try {
        record.accept(what);
      } catch (RuntimeException e) {
        giveBack(due.getKey(), due.getValue());
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private synchronized Map<Map<String, Object>, Integer> take(Instant before) {
    Map<Map<String, Object>, Integer> due = new LinkedHashMap<>();
    Instant now = clock.instant();
    tallies
        .entrySet()
        .removeIf(
            each -> {
              Tally tally = each.getValue();
              if (tally.written() != null && tally.written().isAfter(before)) {
                return false;
              }
              if (tally.times() > 0) {
                due.put(each.getKey(), tally.times());
                each.setValue(new Tally(0, now));
                return false;
              }
              return true;
            });
    return due;
  }

  private synchronized void giveBack(Map<String, Object> what, int times) {
    tallies.merge(
        what,
        new Tally(times, null),
        (since, back) -> new Tally(since.times() + back.times(), null));
  }
}
