package org.probity.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Strict JSON: UTF-8, one value, no duplicate members, bounded depth and numbers. */
public final class Json {
  /** Deeper than any tensor; shallow enough that no stack overflows. */
  private static final int DEPTH = 32;

  private static final int NUMBER_CHARACTERS = 64;

  /** Decoded at once. */
  private static final int CHARACTERS = 8192;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(NUMBER_CHARACTERS)
                          .maxNameLength(256)
                          .build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * @throws Refusal with 400 if these bytes are not one JSON object
   */
  public static ObjectNode readObject(byte[] body) {
    JsonNode node = read(body);
    if (!(node instanceof ObjectNode object)) {
      throw new Refusal(400, "The body is a JSON object.");
    }
    return object;
  }

  private static JsonNode read(byte[] body) {
    requireUtf8(body);
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new Refusal(
          400,
          where == null
              ? "The body is not JSON."
              : "The body is not JSON at line "
                  + where.getLineNr()
                  + ", column "
                  + where.getColumnNr()
                  + ".");
    } catch (IOException e) {
      throw new Refusal(400, "The body could not be read.");
    }
  }

  /** Jackson lets some of what is none pass. */
  private static void requireUtf8(byte[] body) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer rest = ByteBuffer.wrap(body);
    CharBuffer characters = CharBuffer.allocate(Math.min(body.length + 1, CHARACTERS));
    CoderResult result;
    do {
      result = decoder.decode(rest, characters.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new Refusal(400, "The body is not UTF-8.");
    }
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
