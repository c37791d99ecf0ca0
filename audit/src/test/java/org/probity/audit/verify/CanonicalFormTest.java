package org.probity.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it takes for canonical is what RFC 8785 makes of the value, and no other bytes are. */
class CanonicalFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"_sd\":[],\"_sd_alg\":\"sha-256\",\"a\":{\"b\":[1,-7,0,true,null]},\"é\":\"中文 😀\"}",
        "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u001f\\u0000/\"}",
        "[9007199254740992]"
      })
  void canonicalBytesAreKnown(String json) {
    byte[] bytes = bytes(json);
    assertThat(CanonicalForm.matches(StrictJson.read(bytes), bytes)).isTrue();
    assertThat(StrictJson.canonical(bytes)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":2}",
        "{\"a\": 1}",
        "{\"a\":1} ",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":\"\\u00e9\"}",
        "{\"a\":-0}",
        "{\"a\":1.0}",
        "{\"a\":1e2}",
        "{\"a\":9007199254740993}",
        "{\"a\":[1 ,2]}",
        "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2}"
      })
  void othersAreNot(String json) {
    byte[] bytes = bytes(json);
    assertThat(CanonicalForm.matches(StrictJson.read(bytes), bytes)).isFalse();
    assertThat(Arrays.equals(StrictJson.canonical(bytes), bytes)).isFalse();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
