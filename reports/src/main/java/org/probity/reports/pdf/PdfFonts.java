package org.probity.reports.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one document, of each only what it uses: Liberation Sans (SIL OFL 1.1), which PDFBox
 * brings, and for Chinese a TrueType font that the distribution brings (Noto Sans SC, SIL OFL 1.1).
 */
final class PdfFonts {
  private static final String UNKNOWN = "?";

  private final PDFont latin;
  private final @Nullable PDFont chinese;
  private final Map<String, Boolean> inLatin = new HashMap<>();
  private final Map<String, Boolean> inChinese = new HashMap<>();

  /** Text of one font. */
  record Run(PDFont font, String text) {}

  /**
   * @param chinese a TrueType font file; null, or absent, to show no Chinese
   */
  PdfFonts(PDDocument document, @Nullable Path chinese) throws IOException {
    try (InputStream in =
        PDFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      this.latin = PDType0Font.load(document, Objects.requireNonNull(in), true);
    }
    this.chinese = chinese != null && Files.exists(chinese) ? load(document, chinese) : null;
  }

  private static PDFont load(PDDocument document, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PDType0Font.load(document, in, true);
    }
  }

  /** Whether Chinese can be shown. */
  boolean chinese() {
    return chinese != null;
  }

  /** The text in pieces of one font each; what no font has a glyph for is a question mark. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    PDFont font = latin;
    for (int point : text.codePoints().toArray()) {
      String character = Character.toString(point);
      PDFont next = fontOf(point, character);
      if (next == null) {
        next = latin;
        character = UNKNOWN;
      }
      if (!next.equals(font) && !run.isEmpty()) {
        runs.add(new Run(font, run.toString()));
        run.setLength(0);
      }
      font = next;
      run.append(character);
    }
    runs.add(new Run(font, run.toString()));
    return runs;
  }

  private @Nullable PDFont fontOf(int point, String character) {
    if (point < ' ') {
      return null;
    }
    if (inLatin.computeIfAbsent(character, c -> has(latin, c))) {
      return latin;
    }
    PDFont other = chinese;
    boolean known = other != null && inChinese.computeIfAbsent(character, c -> has(other, c));
    return known ? other : null;
  }

  private static boolean has(PDFont font, String character) {
    try {
      return font.encode(character).length > 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @return in points
   */
  float width(String text, float size) throws IOException {
    float width = 0;
    for (Run run : runs(text)) {
      width += run.font().getStringWidth(run.text()) / 1000 * size;
    }
    return width;
  }
}
