package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the entries: {@code {"index", "leaf", "disclosures"}}. As bundles are written it is cut
 * up by hand; any other spelling is read as JSON.
 *
 * @param text the leaf in base64, or null if it is known already
 */
record EntryLine(
    long index, @Nullable String text, byte @Nullable [] known, List<String> disclosures) {
  private static final Set<String> MEMBERS = Set.of("index", "leaf", "disclosures");

  /** Digits that a long surely holds. */
  private static final int DIGITS = 18;

  /**
   * @throws VerificationException if it is no such object
   */
  static EntryLine of(byte[] line) {
    EntryLine cut = new Cut(line).line();
    return cut == null ? parsed(line) : cut;
  }

  /**
   * @throws VerificationException if it is not base64 in its canonical form
   */
  byte[] leaf() {
    return known == null ? StrictBase64.decode(String.valueOf(text)) : known;
  }

  private static EntryLine parsed(byte[] bytes) {
    JsonNode line;
    try {
      line = StrictJson.read(bytes);
    } catch (VerificationException e) {
      throw new VerificationException("A line is not JSON.", e);
    }
    boolean wellFormed =
        line.isObject()
            && line.path("index").canConvertToLong()
            && line.path("leaf").isTextual()
            && line.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()));
    if (!wellFormed) {
      throw new VerificationException("A line is not {\"index\", \"leaf\", \"disclosures\"}.");
    }
    List<String> disclosures = new ArrayList<>();
    line.path("disclosures").forEach(each -> disclosures.add(each.asText()));
    return new EntryLine(
        line.path("index").asLong(), line.path("leaf").asText(), null, disclosures);
  }

  /** Cuts a line up from its begin; gives up where it is not spelled as expected. */
  private static final class Cut {
    private final byte[] line;
    private int at;

    Cut(byte[] line) {
      this.line = line;
    }

    @Nullable EntryLine line() {
      if (!next("{\"index\":")) {
        return null;
      }
      long index = number();
      if (index < 0 || !next(",\"leaf\":\"")) {
        return null;
      }
      byte[] leaf = StrictBase64.decodeOrNull(endsWith("\"}") ? toLast(2) : toQuote());
      List<String> disclosures = new ArrayList<>();
      boolean whole =
          leaf != null
              && (!next(",\"disclosures\":[\"") || disclosures(disclosures))
              && next("}")
              && at == line.length;
      return whole ? new EntryLine(index, null, leaf, disclosures) : null;
    }

    private boolean next(String ascii) {
      if (at + ascii.length() > line.length) {
        return false;
      }
      for (int i = 0; i < ascii.length(); i++) {
        if (line[at + i] != ascii.charAt(i)) {
          return false;
        }
      }
      at += ascii.length();
      return true;
    }

    /** A whole number in its one spelling, or -1. */
    private long number() {
      int from = at;
      long number = 0;
      while (at < line.length && line[at] >= '0' && line[at] <= '9') {
        number = 10 * number + line[at] - '0';
        at++;
        if (at - from > DIGITS) {
          return -1;
        }
      }
      boolean spelled = at > from && (line[from] != '0' || at == from + 1);
      return spelled ? number : -1;
    }

    private boolean endsWith(String ascii) {
      int from = line.length - ascii.length();
      for (int i = 0; i < ascii.length(); i++) {
        if (from < at || line[from + i] != ascii.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** What stands before the last bytes, of which the first is passed over. */
    private byte[] toLast(int bytes) {
      int from = at;
      at = line.length - bytes + 1;
      return Arrays.copyOfRange(line, from, at - 1);
    }

    /** What stands before the next quotation mark, which is passed over. */
    private byte[] toQuote() {
      int from = at;
      while (at < line.length && line[at] != '"') {
        at++;
      }
      byte[] text = Arrays.copyOfRange(line, from, at);
      at++;
      return text;
    }

    private boolean disclosures(List<String> disclosures) {
      do {
        byte[] text = toQuote();
        for (byte letter : text) {
          if (!isBase64Url(letter)) {
            return false;
          }
        }
        disclosures.add(Utf8.decode(text));
      } while (next(",\""));
      return next("]");
    }

    private static boolean isBase64Url(byte letter) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9')
          || letter == '-'
          || letter == '_';
    }
  }
}
