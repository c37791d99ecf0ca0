package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.probity.audit.LedgerException;

/**
 * Writes canonical JSON (RFC 8785) for those who name the members of an object in its order, which
 * is that of their UTF-16 code units (section 3.2.3).
 */
final class CanonicalWriter {
  private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";
  private static final String SHORT_LETTERS = "btnfr\"\\";

  private final StringBuilder json = new StringBuilder(1024);

  CanonicalWriter object() {
    separate();
    json.append('{');
    return this;
  }

  CanonicalWriter endObject() {
    json.append('}');
    return this;
  }

  CanonicalWriter array() {
    separate();
    json.append('[');
    return this;
  }

  CanonicalWriter endArray() {
    json.append(']');
    return this;
  }

  /** The member whose value is written next. */
  CanonicalWriter name(String name) {
    text(name);
    json.append(':');
    return this;
  }

  CanonicalWriter member(String name, String value) {
    return name(name).text(value);
  }

  CanonicalWriter number(int value) {
    separate();
    json.append(value);
    return this;
  }

  /**
   * @throws LedgerException if the text holds half a surrogate pair, which has no UTF-8
   */
  CanonicalWriter text(String text) {
    separate();
    json.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < 0x20 || letter == '"' || letter == '\\') {
        json.append(text, from, i);
        escape(letter);
        from = i + 1;
      } else if (Character.isSurrogate(letter)) {
        requirePair(text, i);
      }
    }
    // A text as it is goes in as one.
    (from == 0 ? json.append(text) : json.append(text, from, text.length())).append('"');
    return this;
  }

  private static void requirePair(String text, int at) {
    boolean high = Character.isHighSurrogate(text.charAt(at));
    int other = high ? at + 1 : at - 1;
    boolean paired =
        other >= 0
            && other < text.length()
            && (high
                ? Character.isLowSurrogate(text.charAt(other))
                : Character.isHighSurrogate(text.charAt(other)));
    if (!paired) {
      throw new LedgerException("The event cannot be written as canonical JSON.");
    }
  }

  private void escape(char letter) {
    int at = SHORT_ESCAPES.indexOf(letter);
    if (at >= 0) {
      json.append('\\').append(SHORT_LETTERS.charAt(at));
    } else {
      json.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
    }
  }

  /** A comma, unless this is the first of its object or array, or the value of a member. */
  private void separate() {
    if (!json.isEmpty() && "{[:".indexOf(json.charAt(json.length() - 1)) < 0) {
      json.append(',');
    }
  }

  byte[] toBytes() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
