package org.probity.detection.licenses;

import java.util.List;
import java.util.Locale;

/** What a licence asks of whoever passes the work on, from the least to the most. */
enum Terms {
  /** Nothing, not even a notice. */
  NOTHING,

  /** Its notice goes with every copy. */
  NOTICE,

  /**
   * Changes stay under the same licence, or use is restricted: a person decides whether that can be
   * done. So is what no table knows.
   */
  REVIEW;

  private static final List<String> FREE =
      List.of("0bsd", "cc0-", "unlicense", "wtfpl", "cc-pddc", "mit-0", "pddl-");

  private static final List<String> PERMISSIVE =
      List.of(
          "apache-",
          "mit",
          "bsd-",
          "isc",
          "zlib",
          "bsl-1.0",
          "python-2.0",
          "psf-",
          "ncsa",
          "postgresql",
          "x11",
          "upl-1.0",
          "blueoak-",
          "afl-",
          "ofl-",
          "unicode-",
          "libpng",
          "curl",
          "icu",
          "w3c",
          "artistic-2.0",
          "ecl-",
          "hpnd",
          "php-3",
          "ruby",
          "vim",
          "tcl",
          "openssl");

  private static final List<String> ATTRIBUTION =
      List.of("cc-by-1", "cc-by-2", "cc-by-3", "cc-by-4");

  /**
   * @param id of SPDX's list, without an exception
   */
  static Terms of(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    if (begins(lower, FREE)) {
      return NOTHING;
    }
    return begins(lower, PERMISSIVE) || begins(lower, ATTRIBUTION) ? NOTICE : REVIEW;
  }

  private static boolean begins(String id, List<String> names) {
    return names.stream().anyMatch(id::startsWith);
  }
}
