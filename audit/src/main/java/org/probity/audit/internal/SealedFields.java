package org.probity.audit.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The fields that an entry seals, each as JSON: together the text that is encrypted, one by one
 * what a disclosure shows. Written or read back they are the same bytes.
 */
record SealedFields(NavigableMap<String, byte[]> values) {

  static SealedFields written(Map<String, Object> fields) {
    NavigableMap<String, byte[]> values = new TreeMap<>();
    fields.forEach((name, value) -> values.put(name, Json.write(value)));
    return new SealedFields(values);
  }

  static SealedFields read(byte[] plain) {
    NavigableMap<String, byte[]> values = new TreeMap<>();
    Json.eachMember(plain, values::put);
    return new SealedFields(values);
  }

  /** One JSON object. */
  byte[] plain() {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    values.forEach(
        (name, value) -> {
          plain.write(plain.size() == 0 ? '{' : ',');
          plain.writeBytes(Json.write(name));
          plain.write(':');
          plain.writeBytes(value);
        });
    plain.write('}');
    return plain.toByteArray();
  }

  /**
   * {@code [salt, name, value]} (RFC 9901 section 4.2.1).
   *
   * @param salt base64url
   */
  byte[] disclosure(String name, String salt) {
    ByteArrayOutputStream triple = new ByteArrayOutputStream();
    triple.writeBytes(("[\"" + salt + "\",").getBytes(StandardCharsets.US_ASCII));
    triple.writeBytes(Json.write(name));
    triple.write(',');
    triple.writeBytes(values.get(name));
    triple.write(']');
    return triple.toByteArray();
  }
}
