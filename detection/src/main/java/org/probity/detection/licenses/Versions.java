package org.probity.detection.licenses;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of a family of licences a passage means, from its plain words. */
final class Versions {
  private static final Pattern NUMBER =
      Pattern.compile("\\b(?:version |v ?)?([1-4])(?: ([0-9]))?(?= |$)");
  private static final Pattern LATER =
      Pattern.compile("\\b(?:any later|or later|or at your option any later|or newer)\\b");
  private static final String GNU_ONLY = "-only";

  private Versions() {}

  /** As {@code 2.0}. */
  static String of(String after, String otherwise) {
    Matcher matcher = NUMBER.matcher(after);
    if (!matcher.find()) {
      return otherwise;
    }
    String minor = matcher.group(2);
    return matcher.group(1) + "." + (minor == null ? "0" : minor);
  }

  /** As {@code 3.0-or-later}. */
  static String gnu(String after, String otherwise) {
    return of(after, otherwise) + (LATER.matcher(after).find() ? "-or-later" : GNU_ONLY);
  }

  static String bsd(String after) {
    if (after.contains("all advertising materials mentioning")) {
      return "BSD-4-Clause";
    }
    return after.contains("neither the name") || after.contains("endorse or promote products")
        ? "BSD-3-Clause"
        : "BSD-2-Clause";
  }

  /** As {@code CC-BY-NC-SA-4.0}. */
  static String creativeCommons(String after) {
    String name = after.substring(0, Math.min(after.length(), 70));
    String id = "CC-BY";
    if (name.matches(" ?(?:.*\\bnc\\b.*|.*non ?commercial.*)")) {
      id += "-NC";
    }
    if (name.matches(" ?(?:.*\\bsa\\b.*|.*share ?alike.*)")) {
      id += "-SA";
    } else if (name.matches(" ?(?:.*\\bnd\\b.*|.*no ?deriv.*)")) {
      id += "-ND";
    }
    return id + "-" + of(after, "4.0");
  }
}
