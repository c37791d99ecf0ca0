package org.probity.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.audit.LedgerException;

/** RFC 8785, as another implementation has it. */
class CanonicalWriterTest {
  private static final String LETTERS =
      "\0\1\b\t\n\u000b\f\r\u001f \"/\\\u007f\u0080é中\ufb33\ud83d\ude00az09{}[]:,";

  @Test
  void writesWhatAnotherImplementationWrites() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] written =
          new CanonicalWriter()
              .object()
              .name("a")
              .array()
              .text(text(random))
              .object()
              .endObject()
              .array()
              .endArray()
              .object()
              .member("b", text(random))
              .endObject()
              .endArray()
              .member("c", text(random))
              .name("d")
              .number(random.nextInt())
              .endObject()
              .toBytes();
      assertThat(new JsonCanonicalizer(written).getEncodedUTF8()).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "a\ude00", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00"})
  void halfASurrogatePairIsRefused(String text) {
    CanonicalWriter json = new CanonicalWriter();
    assertThatThrownBy(() -> json.text(text)).isInstanceOf(LedgerException.class);
  }

  private static String text(Random random) {
    int[] points = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
