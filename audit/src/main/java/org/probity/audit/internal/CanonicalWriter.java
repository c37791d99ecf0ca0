package org.probity.audit.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
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

  CanonicalWriter text(String text) {
    separate();
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < 0x20 || letter == '"' || letter == '\\') {
        escape(letter);
      } else {
        json.append(letter);
      }
    }
    json.append('"');
    return this;
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

  /**
   * @throws LedgerException if a text holds half a surrogate pair, which has no UTF-8
   */
  byte[] toBytes() {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new LedgerException("The event cannot be written as canonical JSON.", e);
    }
  }
}
