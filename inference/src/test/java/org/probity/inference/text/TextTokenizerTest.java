package org.probity.inference.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void anythingElseIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, "{\"version\": 1}");
    assertThatThrownBy(() -> TextTokenizer.load(file, 16)).isInstanceOf(ModelException.class);
  }
}
