package org.probity.domain.consent;

import java.util.Locale;

/** How a person consented; one act may be of several kinds. */
public enum ConsentKind {
  /** GDPR 6(1)(a): to the purpose as such. */
  GENERAL,
  /** GDPR 9(2)(a): expressly, to data of special categories. */
  EXPLICIT,
  /** PIPL 29: apart from any other, to sensitive personal information. */
  SEPARATE,
  /** GDPR 8(1), PIPL 31: by who is responsible for a child. */
  GUARDIAN,
  /** To training on what the person sends; by itself no consent to the purpose. */
  TRAINING;

  /** As in the API: {@code explicit}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
