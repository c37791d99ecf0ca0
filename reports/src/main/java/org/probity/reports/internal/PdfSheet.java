package org.probity.reports.internal;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Text, tables and bars from the top of A4 pages down, in one embedded font. */
final class PdfSheet implements AutoCloseable {
  private static final float MARGIN = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float BODY = 9.5f;
  private static final float LEADING = 1.4f;
  private static final float BAR = 9;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color FILL = new Color(0x2F, 0x6F, 0x9F);

  private final PDDocument document;
  private final PDFont font;
  private PDPageContentStream page;
  private float y;

  PdfSheet(PDDocument document) throws IOException {
    this.document = document;
    this.font = font(document);
    this.page = newPage();
  }

  /** Liberation Sans (SIL OFL 1.1), which PDFBox brings. */
  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream in =
        PDFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return PDType0Font.load(document, Objects.requireNonNull(in), true);
    }
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, next);
  }

  private void need(float height) throws IOException {
    if (y - height < MARGIN) {
      page.close();
      page = newPage();
    }
  }

  void title(String text) throws IOException {
    write(List.of(text), new float[] {0}, 18);
    y -= 6;
  }

  void heading(String text) throws IOException {
    need(60);
    y -= 12;
    write(List.of(text), new float[] {0}, 13);
    y -= 2;
  }

  void paragraph(String text) throws IOException {
    for (String line : wrapped(text)) {
      write(List.of(line), new float[] {0}, BODY);
    }
    y -= 4;
  }

  /**
   * @param columns where each cell begins, as a part of the width
   */
  void row(List<String> cells, float... columns) throws IOException {
    float[] starts = columns.clone();
    for (int i = 0; i < starts.length; i++) {
      starts[i] *= WIDTH;
    }
    List<String> fitting = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      float end = i + 1 < starts.length ? starts[i + 1] : WIDTH;
      fitting.add(fitted(cells.get(i), end - starts[i] - 6));
    }
    write(fitting, starts, BODY);
  }

  /** A labelled bar. */
  void bar(String label, long value, long most) throws IOException {
    need(BAR * 2);
    float start = WIDTH * 0.3f;
    float length = most == 0 ? 0 : (WIDTH * 0.55f) * value / most;
    page.setNonStrokingColor(FILL);
    page.addRect(MARGIN + start, y - BAR + 1, Math.max(0.5f, length), BAR);
    page.fill();
    text(fitted(label, start - 6), MARGIN, y - BAR + 2, BODY);
    text(Long.toString(value), MARGIN + start + length + 6, y - BAR + 2, BODY);
    y -= BAR * 1.6f;
  }

  private void write(List<String> cells, float[] starts, float size) throws IOException {
    need(size * LEADING);
    y -= size * LEADING;
    for (int i = 0; i < cells.size(); i++) {
      text(cells.get(i), MARGIN + starts[i], y, size);
    }
  }

  private void text(String text, float x, float baseline, float size) throws IOException {
    page.beginText();
    page.setNonStrokingColor(INK);
    page.setFont(font, size);
    page.newLineAtOffset(x, baseline);
    page.showText(printable(text));
    page.endText();
  }

  private String fitted(String text, float width) throws IOException {
    String shown = printable(text);
    while (shown.length() > 1 && width(shown) > width) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    return shown;
  }

  private List<String> wrapped(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : printable(text).split(" ", -1)) {
      if (!line.isEmpty() && width(line + " " + word) > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private float width(String text) throws IOException {
    return font.getStringWidth(text) / 1000 * BODY;
  }

  /** What the font has no glyph for is shown as a question mark. */
  private String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              shown.append(point >= ' ' && has(character) ? character : "?");
            });
    return shown.toString();
  }

  private boolean has(String character) {
    try {
      return font.encode(character).length > 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
