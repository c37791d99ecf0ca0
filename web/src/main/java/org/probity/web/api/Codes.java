package org.probity.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Short texts of fixed form in requests; none holds a comma, which separates them when stored. */
final class Codes {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private Codes() {}

  static String name(String field, String text) {
    if (!NAME.matcher(text).matches()) {
      throw Refusal.malformed(
          field, "It is 1 to 64 letters, digits, dots, dashes, underscores and @.");
    }
    return text;
  }

  /**
   * A name in a path, before it is looked up.
   *
   * @throws Refusal with 404 for what is no name at all, as one with a NUL, which no database takes
   */
  static String inPath(String text) {
    if (!NAME.matcher(text).matches()) {
      throw Owned.missing();
    }
    return text;
  }

  static @Nullable Instant timeOrNull(Members given, String member) {
    String text = given.textOrNull(member);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.malformed(given.name(member), "It is an RFC 3339 time in UTC.");
    }
  }

  /** A whole number from 0, in a query or a path, written without sign or leading zeros. */
  static long natural(String field, @Nullable String text) {
    if (text == null || !text.matches("0|[1-9][0-9]{0,17}")) {
      throw Refusal.malformed(field, "It is a whole number from 0.");
    }
    return Long.parseLong(text);
  }
}
