package org.probity.inference.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.probity.inference.ModelException;
import org.probity.inference.NativeEngine;

@ExtendWith(NativeEngine.class)
class TextTokenizerTest {
  private static final Path MINILM = NativeEngine.OPTIONS.encoder().resolve("tokenizer.json");

  @Test
  void offsetsCountCodePoints() {
    String text = "😀😀 hello 数据";
    try (TextTokenizer tokenizer = TextTokenizer.load(MINILM, 256)) {
      TokenizedText tokenized = tokenizer.tokenize(text);
      int hello = tokenized.tokens().indexOf("hello");
      assertThat(tokenized.offsets().get(hello)).containsExactly(3, 8);
      assertThat(tokenized.offsets().get(hello + 1)).containsExactly(9, 10);
      assertThat(tokenized.tokens()).startsWith("[CLS]").endsWith("[SEP]");
    }
  }

  @Test
  void textIsCutAtTheStatedLengthAndNeverPadded() {
    try (TextTokenizer tokenizer = TextTokenizer.loadAsStated(MINILM, 512)) {
      assertThat(tokenizer.tokenize("a ".repeat(1000)).ids()).hasSize(256);
      assertThat(tokenizer.tokenize("a").ids()).hasSize(3);
    }
  }

  @Test
  void loneSurrogatesKeepTheOffsets() {
    try (TextTokenizer tokenizer = TextTokenizer.load(MINILM, 256)) {
      TokenizedText tokenized = tokenizer.tokenize("\ud83d hello");
      int hello = tokenized.tokens().indexOf("hello");
      assertThat(tokenized.offsets().get(hello)).containsExactly(2, 7);
    }
  }

  @Test
  void anyTextWhateverIsTokenizedWithOffsetsInsideIt() {
    Random random = new Random(9);
    int[][] ranges = {
      {0, 0x80}, {0x80, 0x600}, {0x3000, 0xA000}, {0xD800, 0x10000}, {0x1F300, 0x1FB00}
    };
    try (TextTokenizer tokenizer = TextTokenizer.load(MINILM, 256)) {
      for (int round = 0; round < 500; round++) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
          int[] range = ranges[random.nextInt(ranges.length)];
          text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0]));
        }
        int length = text.codePoints().toArray().length;
        TokenizedText tokenized = tokenizer.tokenize(text.toString());
        assertThat(tokenized.ids()).hasSameSizeAs(tokenized.tokens()).hasSizeGreaterThan(1);
        assertThat(tokenized.offsets())
            .allSatisfy(span -> assertThat(span[0]).isBetween(0, span[1]))
            .allSatisfy(span -> assertThat(span[1]).isLessThanOrEqualTo(length));
      }
    }
  }

  @Test
  void anythingElseIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, "{\"version\": 1}");
    assertThatThrownBy(() -> TextTokenizer.load(file, 16)).isInstanceOf(ModelException.class);
  }
}
