package org.probity.reports.pdf;

import java.util.Arrays;
import java.util.Optional;

/** In which language reports for people are written. */
public enum ReportLanguage {
  /** English, and Chinese below it where its font is there. */
  BOTH("both"),
  ENGLISH("en"),
  CHINESE("zh");

  private final String code;

  ReportLanguage(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<ReportLanguage> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** Of the whole document, as BCP 47 has it. */
  String tag() {
    return this == CHINESE ? "zh-CN" : "en";
  }
}
