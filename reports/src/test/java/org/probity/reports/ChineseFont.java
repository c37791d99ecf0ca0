package org.probity.reports;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The font that {@code scripts/fetch-chinese-font.sh} fetches before tests. */
final class ChineseFont {
  private ChineseFont() {}

  static Path file() {
    Path font = Path.of("..", ".fonts", "NotoSansSC-Regular.ttf");
    assumeTrue(Files.exists(font), "Run scripts/fetch-chinese-font.sh first.");
    return font;
  }
}
