package org.probity.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
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

  @Test
  void halfASurrogatePairIsRefused() {
    CanonicalWriter half = new CanonicalWriter().text("\ud83d");
    assertThatThrownBy(half::toBytes).isInstanceOf(LedgerException.class);
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
