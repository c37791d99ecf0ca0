package org.probity.audit.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.probity.audit.LedgerException;

/**
 * JSON that is written the same way each time. Numbers keep the digits they were written with, so
 * that what was hashed once hashes alike when read back.
 */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          // Half a surrogate pair, which clients may send, has no UTF-8 but has an escape.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(new Decimals())
          .build();

  private static final ObjectMapper READER = new ObjectMapper();

  private Json() {}

  /** Names in order, otherwise as the values are. */
  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      // The cause would repeat the value.
      throw new LedgerException("A sealed field cannot be written as JSON.");
    }
  }

  static JsonNode read(byte[] json) {
    try {
      return READER.readTree(json);
    } catch (IOException e) {
      throw new LedgerException("What the ledger stored is not JSON; check it for tampering.");
    }
  }

  /** Passes on name and value of each member of an object, the value as {@link #write} did. */
  static void eachMember(byte[] json, BiConsumer<String, byte[]> members) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.accept(name, value(parser));
      }
    } catch (IOException e) {
      throw new LedgerException("What the ledger stored is not JSON; check it for tampering.");
    }
  }

  private static byte[] value(JsonParser parser) throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    try (JsonGenerator copy = MAPPER.createGenerator(value)) {
      int depth = 0;
      do {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
          Decimals.write(parser.getText(), copy);
        } else {
          copy.copyCurrentEvent(parser);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      } while (depth > 0 && parser.nextToken() != null);
    }
    return value.toByteArray();
  }

  /** Those of the named members that are text; the rest is passed over. */
  static Map<String, String> texts(byte[] json, Set<String> names) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = READER.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && names.contains(name)) {
          texts.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      return texts;
    } catch (IOException e) {
      throw new LedgerException("What the ledger stored is not JSON; check it for tampering.");
    }
  }

  /** Numbers as the plain Java types. */
  static Map<String, Object> readMap(byte[] json) {
    try {
      return READER.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new LedgerException("What the ledger stored is not JSON; check it for tampering.");
    }
  }
}
