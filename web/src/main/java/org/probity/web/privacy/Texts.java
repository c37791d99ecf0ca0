package org.probity.web.privacy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectionException;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Texts that can be written back as they came. */
final class Texts {
  /** A long book's text; longer ones are sent in parts. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int LONGEST_SUBJECT = 256;

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

  /** The person whose key pseudonyms and ciphertexts hang on, or null. */
  static @Nullable String subject(Members request) {
    String subject = request.textOrNull("subject");
    if (subject != null && (subject.isBlank() || subject.length() > LONGEST_SUBJECT)) {
      throw Refusal.malformed("subject", "It has 1 to " + LONGEST_SUBJECT + " characters.");
    }
    return subject == null ? null : wellFormed("subject", subject);
  }

  /** What detection refuses, in its own words, which hold nothing of the caller's. */
  static Refusal refused(String field, DetectionException e) {
    String message = e.getMessage();
    return Refusal.malformed(field, message == null ? "It is not valid." : message);
  }
}
