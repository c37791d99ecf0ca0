package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time: how far away, and exactly. */
@Named
@RequestScoped
public class Moments {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Inject private Clock clock;
  @Inject private Words words;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Moments() {}

  public String exact(Instant at) {
    return EXACT.format(at);
  }

  /** As "3 minutes ago" or "in 2 hours". */
  public String relative(Instant at) {
    Duration since = Duration.between(at, clock.instant());
    return words.of(since.isNegative() ? "time.in" : "time.ago", span(since.abs()));
  }

  public String span(Duration span) {
    if (span.toMinutes() < 1) {
      return words.of("time.seconds", span.toSeconds());
    }
    if (span.toHours() < 1) {
      return words.of("time.minutes", span.toMinutes());
    }
    return span.toDays() < 2
        ? words.of("time.hours", span.toHours())
        : words.of("time.days", span.toDays());
  }
}
