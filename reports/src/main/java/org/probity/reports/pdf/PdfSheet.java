package org.probity.reports.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Text, tables and bars from the top of A4 pages down, in embedded fonts. */
public final class PdfSheet implements AutoCloseable {
  private static final float MARGIN = 56;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float BODY = 9.5f;
  private static final float LEADING = 1.4f;
  private static final float BAR = 9;
  private static final float GAP = 6;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color FILL = new Color(0x2F, 0x6F, 0x9F);

  private final PDDocument document;
  private final PdfFonts fonts;
  private final ReportLanguage language;
  private PDPageContentStream page;
  private float y;

  PdfSheet(PDDocument document, PdfFonts fonts, ReportLanguage language) throws IOException {
    this.document = document;
    this.language = language;
    this.fonts = fonts;
    this.page = newPage();
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

  /** Without its font only the English is shown. */
  private boolean chinese() {
    return fonts.chinese() && language != ReportLanguage.ENGLISH;
  }

  private boolean english() {
    return !chinese() || language != ReportLanguage.CHINESE;
  }

  /** Whether all is said twice. */
  public boolean both() {
    return english() && chinese();
  }

  /** In both languages, or the one that is asked for. */
  public String label(String text, String chinese) {
    return both() ? text + " " + chinese : one(text, chinese);
  }

  /** The Chinese if nothing else is asked for. */
  public String one(String text, String chinese) {
    return english() ? text : chinese;
  }

  public void title(String text, String chinese) throws IOException {
    both(text, chinese, 18);
    y -= 6;
  }

  public void heading(String text, String chinese) throws IOException {
    need(60);
    y -= 12;
    both(text, chinese, 13);
    y -= 2;
  }

  private void both(String text, String chinese, float size) throws IOException {
    if (english() || chinese.isEmpty()) {
      lines(text, 0, size);
    }
    if (chinese() && !chinese.isEmpty()) {
      lines(chinese, 0, english() ? size * 0.8f : size);
    }
  }

  public void paragraph(String text, String chinese) throws IOException {
    paragraph(text, chinese, 0);
  }

  /**
   * @param indent as a part of the width
   */
  public void paragraph(String text, String chinese, float indent) throws IOException {
    if (english() || chinese.isEmpty()) {
      lines(text, indent, BODY);
    }
    if (chinese() && !chinese.isEmpty()) {
      lines(chinese, indent, BODY);
    }
    y -= 4;
  }

  private void lines(String text, float indent, float size) throws IOException {
    float start = indent * WIDTH;
    for (String line : wrapped(text, WIDTH - start, size)) {
      need(size * LEADING);
      y -= size * LEADING;
      text(line, MARGIN + start, y, size);
    }
  }

  /**
   * @param columns where each cell begins, as a part of the width
   */
  public void row(List<String> cells, float... columns) throws IOException {
    need(BODY * LEADING);
    y -= BODY * LEADING;
    for (int i = 0; i < cells.size(); i++) {
      float start = columns[i] * WIDTH;
      float end = i + 1 < columns.length ? columns[i + 1] * WIDTH : WIDTH;
      text(fitted(cells.get(i), end - start - GAP), MARGIN + start, y, BODY);
    }
  }

  /** A labelled bar. */
  public void bar(String label, long value, long most) throws IOException {
    need(BAR * 2);
    float start = WIDTH * 0.3f;
    float length = most == 0 ? 0 : (WIDTH * 0.55f) * value / most;
    page.setNonStrokingColor(FILL);
    page.addRect(MARGIN + start, y - BAR + 1, Math.max(0.5f, length), BAR);
    page.fill();
    text(fitted(label, start - GAP), MARGIN, y - BAR + 2, BODY);
    text(Long.toString(value), MARGIN + start + length + GAP, y - BAR + 2, BODY);
    y -= BAR * 1.6f;
  }

  private void text(String text, float x, float baseline, float size) throws IOException {
    page.beginText();
    page.setNonStrokingColor(INK);
    page.newLineAtOffset(x, baseline);
    for (PdfFonts.Run run : fonts.runs(text)) {
      page.setFont(run.font(), size);
      page.showText(run.text());
    }
    page.endText();
  }

  private String fitted(String text, float width) throws IOException {
    String shown = text;
    while (shown.codePointCount(0, shown.length()) > 1 && fonts.width(shown, BODY) > width) {
      shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -2)) + "…";
    }
    return shown;
  }

  /** Between words, and between any two Chinese characters; a word too long for a line is cut. */
  private List<String> wrapped(String text, float width, float size) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (!line.isEmpty() && fonts.width(line + piece.stripTrailing(), size) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      for (int point : piece.codePoints().toArray()) {
        String character = Character.toString(point);
        if (!line.isEmpty() && point != ' ' && fonts.width(line + character, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(character);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      if (Character.isIdeographic(point)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(point);
      if (point == ' ') {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
