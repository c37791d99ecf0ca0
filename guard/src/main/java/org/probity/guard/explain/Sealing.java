package org.probity.guard.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.probity.domain.explanation.Explanation;
import org.probity.explainability.ExplanationJson;
import org.probity.guard.Decision.SealedExplanation;

/** An explanation as it is sealed: its JSON with a nonce, and the digest of both. */
final class Sealing {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONCE = "nonce";

  private Sealing() {}

  static SealedExplanation seal(UUID id, Explanation explanation, String nonce) {
    ObjectNode json = ExplanationJson.tree(explanation);
    json.put(NONCE, nonce);
    try {
      String text = JSON.writeValueAsString(json);
      return new SealedExplanation(id, text, digest(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Explanation read(SealedExplanation sealed) {
    return ExplanationJson.read(sealed.json().getBytes(StandardCharsets.UTF_8));
  }

  static String nonce(SealedExplanation sealed) {
    try {
      return JSON.readTree(sealed.json()).path(NONCE).asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A sealed explanation is not JSON.", e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
