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

  static Map<String, Operator> operators(Members request) {
    Map<String, Operator> operators = new HashMap<>();
    Members given = request.memberOrNull("anonymizers");
    if (given != null) {
      // One salt for the whole request, so that equal values stay equal in its answer.
      byte[] salt = new byte[SALT_BYTES];
      RANDOM.nextBytes(salt);
      given
          .node()
          .fieldNames()
          .forEachRemaining(entity -> operators.put(entity, operator(given, entity, salt)));
    }
    return operators;
  }

  private static Operator operator(Members anonymizers, String entity, byte[] salt) {
    if (!(anonymizers.node().get(entity) instanceof ObjectNode object)) {
      throw Refusal.malformed("anonymizers", "Each is an object with a type.");
    }
    // The entity is the caller's text, so it is not repeated in messages.
    Members given = new Members(object, "anonymizers.<entity>");
    try {
      return operator(given, salt);
    } catch (DetectionException e) {
      String message = e.getMessage();
      throw Refusal.malformed(
          "anonymizers", message == null ? "An anonymizer is not valid." : message);
    }
  }

  private static Operator operator(Members given, byte[] salt) {
    return switch (given.text("type")) {
      case "replace" -> new Operator.Replace(wellFormed(given, "new_value"));
      case "redact" -> new Operator.Redact();
      case "keep" -> new Operator.Keep();
      case "mask" -> mask(given);
      case "hash" -> hash(given, salt);
      case "encrypt", "pseudonymize" ->
          throw Refusal.malformed(given.name("type"), "It is not supported yet.");
      default ->
          throw Refusal.malformed(
              given.name("type"), "It is one of replace, redact, mask, hash, keep.");
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
    if (type != null && !type.equals("sha256")) {
      throw Refusal.malformed(given.name("hash_type"), "It is sha256.");
    }
    String own = wellFormed(given, "salt");
    return new Operator.Hash(own == null ? salt : own.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String wellFormed(Members given, String member) {
    String text = given.textOrNull(member);
    if (text != null && text.length() > MAX_LENGTH) {
      throw Refusal.malformed(given.name(member), "It has at most " + MAX_LENGTH + " characters.");
    }
    return text == null ? null : Texts.wellFormed(given.name(member), text);
  }
}
