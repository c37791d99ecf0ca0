package org.probity.web.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectionException;
import org.probity.detection.Operator;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Presidio's anonymizers: by entity type, or {@code DEFAULT} for the rest. */
final class OperatorCodec {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 32;

  /** A replacement is written once for each finding; a long one would multiply. */
  private static final int MAX_LENGTH = 256;

  private OperatorCodec() {}

  static Map<String, Operator> operators(Members request, ServerKeys keys) {
    Map<String, Operator> operators = new HashMap<>();
    Members given = request.memberOrNull("anonymizers");
    if (given != null) {
      // One salt for the whole request, so that equal values stay equal in its answer.
      byte[] salt = new byte[SALT_BYTES];
      RANDOM.nextBytes(salt);
      given
          .node()
          .fieldNames()
          .forEachRemaining(entity -> operators.put(entity, operator(given, entity, salt, keys)));
    }
    return operators;
  }

  private static Operator operator(
      Members anonymizers, String entity, byte[] salt, ServerKeys keys) {
    if (!(anonymizers.node().get(entity) instanceof ObjectNode object)) {
      throw Refusal.malformed("anonymizers", "Each is an object with a type.");
    }
    // The entity is the caller's text, so it is not repeated in messages.
    Members given = new Members(object, "anonymizers.<entity>");
    try {
      return operator(given, salt, keys);
    } catch (DetectionException e) {
      throw Texts.refused("anonymizers", e);
    }
  }

  private static Operator operator(Members given, byte[] salt, ServerKeys keys) {
    return switch (given.text("type")) {
      case "replace" -> new Operator.Replace(wellFormed(given, "new_value"));
      case "redact" -> new Operator.Redact();
      case "keep" -> new Operator.Keep();
      case "mask" -> mask(given);
      case "hash" -> hash(given, salt);
      case "encrypt" -> new Operator.Encrypt(key(given, keys));
      case "pseudonymize" -> new Operator.Pseudonymize(keys.of(ServerKeys.PSEUDONYMIZE));
      default ->
          throw Refusal.malformed(
              given.name("type"),
              "It is one of replace, redact, mask, hash, encrypt, pseudonymize, keep.");
    };
  }

  private static Operator mask(Members given) {
    String character = wellFormed(given, "masking_char");
    Integer count = given.integerOrNull("chars_to_mask");
    Boolean fromEnd = given.flagOrNull("from_end");
    return new Operator.Mask(
        character == null ? "*" : character,
        count == null ? Integer.MAX_VALUE : count,
        Boolean.TRUE.equals(fromEnd));
  }

  private static Operator hash(Members given, byte[] salt) {
    String type = given.textOrNull("hash_type");
    String own = wellFormed(given, "salt");
    return new Operator.Hash(
        own == null ? salt : own.getBytes(StandardCharsets.UTF_8), type == null ? "sha256" : type);
  }

  /** The caller's key as Presidio takes it, the bytes of a string; without one the server's. */
  static byte[] key(Members given, ServerKeys keys) {
    String own = wellFormed(given, "key");
    return own == null ? keys.of(ServerKeys.ENCRYPT) : own.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String wellFormed(Members given, String member) {
    String text = given.textOrNull(member);
    if (text != null && text.length() > MAX_LENGTH) {
      throw Refusal.malformed(given.name(member), "It has at most " + MAX_LENGTH + " characters.");
    }
    return text == null ? null : Texts.wellFormed(given.name(member), text);
  }
}
