package org.probity.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How far back the overview looks, and into how long spans it cuts that. */
enum OverviewRange {
  DAY(Duration.ofHours(24), Duration.ofHours(1), "HH:mm"),
  WEEK(Duration.ofDays(7), Duration.ofHours(6), "MM-dd HH:mm"),
  MONTH(Duration.ofDays(30), Duration.ofDays(1), "MM-dd");

  private final Duration length;
  private final Duration span;
  private final String form;

  OverviewRange(Duration length, Duration span, String form) {
    this.length = length;
    this.span = span;
    this.form = form;
  }

  /** A day for what is none of the codes. */
  static OverviewRange of(@Nullable String code) {
    return Arrays.stream(values())
        .filter(range -> range.code().equals(code))
        .findFirst()
        .orElse(DAY);
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Duration span() {
    return span;
  }

  /** The beginnings of the spans, the last of which holds this point in time. */
  List<Instant> spans(Instant now) {
    long seconds = span.toSeconds();
    long last = now.getEpochSecond() / seconds;
    long count = length.toSeconds() / seconds;
    return LongStream.rangeClosed(last - count + 1, last)
        .mapToObj(each -> Instant.ofEpochSecond(each * seconds))
        .toList();
  }

  String label(Instant begin) {
    return DateTimeFormatter.ofPattern(form, Locale.ROOT).withZone(ZoneOffset.UTC).format(begin);
  }
}
