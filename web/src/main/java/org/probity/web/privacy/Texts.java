package org.probity.web.privacy;

import java.nio.charset.StandardCharsets;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Texts that can be written back as they came. */
final class Texts {
  /** A long book's text; longer ones are sent in parts. */
  private static final int MAX_BYTES = 1 << 20;

  private Texts() {}

  static String required(Members request) {
    String text = request.text("text");
    if (text.length() > MAX_BYTES
        || wellFormed("text", text).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new Refusal(413, "It is longer than " + (MAX_BYTES >> 20) + " MiB.", "text");
    }
    return text;
  }

  /**
   * @throws Refusal with 400 for half a surrogate pair, which JSON can escape and UTF-8 cannot hold
   */
  static String wellFormed(String field, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw Refusal.malformed(field, "It holds half a surrogate pair.");
    }
    return text;
  }
}
