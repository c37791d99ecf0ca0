package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One field shown although the leaf holds only its digest (RFC 9901 section 4.2).
 *
 * @param name of the field
 */
record Disclosure(String name, JsonNode value) {

  /**
   * @param text base64url of {@code [salt, name, value]}
   * @param leaf whose {@code _sd} must hold the disclosure's digest
   * @throws VerificationException if it is malformed or the leaf does not hold its digest
   */
  static Disclosure verify(String text, JsonNode leaf) {
    Hash hash = Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(hash.bytes());
    boolean committed = false;
    for (JsonNode known : leaf.path("_sd")) {
      committed |= known.asText().equals(digest);
    }
    if (!committed) {
      throw new VerificationException("A disclosed field is not the one that was recorded.");
    }
    try {
      JsonNode triple = StrictJson.read(Base64.getUrlDecoder().decode(text));
      if (triple.isArray() && triple.size() == 3 && triple.get(1).isTextual()) {
        return new Disclosure(triple.get(1).asText(), triple.get(2));
      }
    } catch (IllegalArgumentException e) {
      throw new VerificationException("A disclosed field is not base64url.", e);
    }
    throw new VerificationException("A disclosed field does not read [salt, name, value].");
  }
}
