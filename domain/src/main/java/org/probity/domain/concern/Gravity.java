package org.probity.domain.concern;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How grave a serious incident is, and how long after becoming aware it must be reported. */
public enum Gravity {
  /** AI Act 73(2). */
  SERIOUS(15),
  /** AI Act 73(4): a person died. */
  DEATH(10),
  /** AI Act 73(3): a widespread infringement. */
  WIDESPREAD(2),
  /** AI Act 73(3) with 3(49)(b): critical infrastructure is disrupted beyond repair. */
  CRITICAL_INFRASTRUCTURE(2);

  private final int days;

  Gravity(int days) {
    this.days = days;
  }

  /** As clients name it: {@code critical-infrastructure}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Gravity> of(String code) {
    return Arrays.stream(values()).filter(gravity -> gravity.code().equals(code)).findFirst();
  }

  public Instant deadline(Instant aware) {
    return aware.plus(Duration.ofDays(days));
  }
}
