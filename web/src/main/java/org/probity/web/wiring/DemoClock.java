package org.probity.web.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a demonstration: it runs as any clock does, but behind, until it is put forward to
 * now. So a fortnight can be filled in minutes.
 *
 * <p>INVARIANT: no real ledger is ever written by it; kept by {@link Settings}, which allows it
 * only where the log's name begins with {@code probity.demo/}, and by the ledger, whose name is
 * fixed when it begins. It never runs ahead of the real time and never backwards; kept here.
 */
public final class DemoClock extends Clock {
  private final Path kept;
  private volatile Duration behind;

  private DemoClock(Path kept, Duration behind) {
    this.kept = kept;
    this.behind = behind;
  }

  /**
   * Goes on where it stood before, if it did.
   *
   * @param kept file that remembers how far it is behind
   * @param start where it begins the first time
   */
  static DemoClock open(Path kept, Instant start) {
    try {
      if (Files.exists(kept)) {
        return new DemoClock(kept, Duration.parse(Files.readString(kept).strip()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Duration behind = Duration.between(start, Instant.now());
    DemoClock clock = new DemoClock(kept, behind.isNegative() ? Duration.ZERO : behind);
    clock.keep();
    return clock;
  }

  /** How far it is behind the real time. */
  public Duration behind() {
    return behind;
  }

  /**
   * @param time not before what it shows; what lies ahead of the real time is taken for now
   * @throws IllegalArgumentException if it lies before
   */
  public synchronized void forward(Instant time) {
    Duration next = Duration.between(time, Instant.now());
    if (next.compareTo(behind) > 0) {
      throw new IllegalArgumentException("A clock does not run backwards.");
    }
    behind = next.isNegative() ? Duration.ZERO : next;
    keep();
  }

  private void keep() {
    try {
      Files.writeString(kept, behind.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    return Instant.now().minus(behind);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), behind.negated());
  }
}
