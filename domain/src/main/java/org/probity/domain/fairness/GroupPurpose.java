package org.probity.domain.fairness;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What group attributes may be processed for at all; for nothing else. */
public enum GroupPurpose {
  /** AI Act 10(5): detecting and correcting bias. */
  BIAS_DETECTION,
  /** NYC Local Law 144, 6 RCNY 5-301. */
  BIAS_AUDIT,
  /** Monitoring of equality that another law asks for, as 29 CFR 1607.4. */
  EQUALITY_MONITORING;

  /** As clients name it: {@code bias-detection}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<GroupPurpose> of(String code) {
    return Arrays.stream(values()).filter(purpose -> purpose.code().equals(code)).findFirst();
  }
}
