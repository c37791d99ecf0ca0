package org.probity.reports.forms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms that exist; each is described by the resource of its code. */
public enum Form {
  /** AI Act 11(1) and Annex IV. */
  ANNEX_IV,
  /** AI Act 12, 19(1) and 26(6). */
  LOG_EXTRACT,
  /** AI Act 86: to one person. */
  EXPLANATION,
  /** GDPR 15: to one person. */
  SUBJECT_ACCESS,
  /** GDPR 30(1). */
  PROCESSING_RECORD,
  /** GDPR 35. */
  IMPACT_ASSESSMENT,
  /** NYC Local Law 144 and 6 RCNY 5-300. */
  BIAS_AUDIT,
  /** CN Algorithm Provisions 24, CN GenAI 17. */
  CN_ALGORITHM_FILING,
  /** CN Labelling Measures, GB 45438-2025. */
  CN_LABELLING,
  /** CN GenAI 14 and 15. */
  CN_CONTENT;

  /** As clients name it: {@code annex-iv}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Form> of(String code) {
    return Arrays.stream(values()).filter(form -> form.code().equals(code)).findFirst();
  }

  /** Whether it shows what is held about one person, so that an officer must grant it. */
  public boolean personal() {
    return switch (this) {
      case EXPLANATION, SUBJECT_ACCESS -> true;
      default -> false;
    };
  }

  /** The form's name within a bundle. */
  public String file() {
    return "reports/" + code() + ".json";
  }

  /** The same for people. */
  public String pdf() {
    return "reports/" + code() + ".pdf";
  }
}
