package org.probity.audit.verify;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in which no member stands twice and nothing follows. */
final class StrictJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectMapper LOOSE = new ObjectMapper();

  private static final ObjectMapper LINES =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StrictJson() {}

  /**
   * @throws VerificationException for anything but one JSON value
   */
  static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new VerificationException("This is not JSON.", e);
    }
  }

  /**
   * Reads what is canonical JSON (RFC 8785) and nothing else. Of bytes that are the canonical form
   * of what was read, no member stands twice and nothing follows, so that need not be looked for.
   *
   * @throws VerificationException saying which it is not, JSON or canonical
   */
  static JsonNode readCanonical(byte[] json) {
    try {
      JsonNode value = LOOSE.readTree(json);
      if (value != null && CanonicalForm.matches(value, json)) {
        return value;
      }
    } catch (IOException e) {
      // What is wrong with it, the strict reader says.
    }
    JsonNode value = read(json);
    if (!Arrays.equals(canonical(json), json)) {
      throw new VerificationException("The leaf is not canonical JSON (RFC 8785).");
    }
    return value;
  }

  /** One value after another, read as they are asked for. */
  static MappingIterator<JsonNode> values(InputStream in) throws IOException {
    return LINES.readerFor(JsonNode.class).readValues(in);
  }

  /** RFC 8785. */
  static byte[] canonical(byte[] json) {
    try {
      return new JsonCanonicalizer(json).getEncodedUTF8();
    } catch (IOException e) {
      throw new VerificationException("This is not JSON.", e);
    }
  }

  static String write(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException("A report is plain data.", e);
    }
  }
}
