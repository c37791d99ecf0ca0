package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Tells at a glance that bytes are the canonical form (RFC 8785) of a value that was read from
 * them. It knows what leaves are made of and gives up at anything else, as fractions, which is for
 * others to judge.
 */
final class CanonicalForm {
  /** Beyond, not every whole number is a double (RFC 8785 section 3.2.2.3). */
  private static final long EXACT = 1L << 53;

  private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";
  private static final String SHORT_LETTERS = "btnfr\"\\";

  /** ASCII letters that stand for themselves. */
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (char c = 0x20; c < PLAIN.length; c++) {
      PLAIN[c] = SHORT_ESCAPES.indexOf(c) < 0;
    }
  }

  private final byte[] bytes;
  private int at;

  private CanonicalForm(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @return true only if the bytes are the value's canonical form; false if not, or if unsure
   */
  static boolean matches(JsonNode value, byte[] bytes) {
    CanonicalForm form = new CanonicalForm(bytes);
    return form.value(value) && form.at == bytes.length;
  }

  private boolean value(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> object(value);
      case ARRAY -> array(value);
      case STRING -> string(value.textValue());
      case NUMBER -> number(value);
      case BOOLEAN, NULL -> text(value.asText());
      default -> false;
    };
  }

  private boolean object(JsonNode value) {
    String before = null;
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      boolean inOrder = before == null || before.compareTo(member.getKey()) < 0;
      boolean next =
          inOrder
              && next(before == null ? '{' : ',')
              && string(member.getKey())
              && next(':')
              && value(member.getValue());
      if (!next) {
        return false;
      }
      before = member.getKey();
    }
    return (before != null || next('{')) && next('}');
  }

  private boolean array(JsonNode value) {
    boolean first = true;
    for (JsonNode element : value) {
      if (!next(first ? '[' : ',') || !value(element)) {
        return false;
      }
      first = false;
    }
    return (!first || next('[')) && next(']');
  }

  private boolean number(JsonNode value) {
    boolean exact =
        value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.asLong()) <= EXACT;
    return exact && text(Long.toString(value.asLong()));
  }

  private boolean string(String text) {
    if (!next('"')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= PLAIN.length) {
        return rest(text, i);
      }
      if (PLAIN[c] ? !next(c) : !letter(c)) {
        return false;
      }
    }
    return next('"');
  }

  private boolean letter(char c) {
    int escape = SHORT_ESCAPES.indexOf(c);
    if (escape >= 0) {
      return next('\\') && next(SHORT_LETTERS.charAt(escape));
    }
    return c < 0x20 ? text(String.format(Locale.ROOT, "\\u%04x", (int) c)) : next(c);
  }

  /** From the first letter beyond ASCII on. */
  private boolean rest(String text, int from) {
    for (int i = from; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        return false;
      }
      String letter = Character.toString(point);
      boolean next =
          point < 0x80 ? letter((char) point) : bytes(letter.getBytes(StandardCharsets.UTF_8));
      if (!next) {
        return false;
      }
      i += letter.length();
    }
    return next('"');
  }

  private boolean bytes(byte[] expected) {
    for (byte each : expected) {
      if (at >= bytes.length || bytes[at++] != each) {
        return false;
      }
    }
    return true;
  }

  private boolean text(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (!next(ascii.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean next(char ascii) {
    return at < bytes.length && bytes[at++] == ascii;
  }
}
