package org.probity.reports.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** A report for people as PDF/A-3b (ISO 19005-3), with its figures embedded as JSON. */
public final class PdfDocument {
  private PdfDocument() {}

  /** What the report says. */
  @FunctionalInterface
  public interface Body {
    void on(PdfSheet sheet) throws IOException;
  }

  /**
   * @param chineseFont a TrueType font file, or null to show no Chinese
   * @param language of what the body says
   * @param data the figures, to be embedded
   * @param dataName their file name
   */
  public static void write(
      String title,
      Instant created,
      @Nullable Path chineseFont,
      ReportLanguage language,
      String dataName,
      byte[] data,
      Body body,
      OutputStream out)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfArchive.declare(document, title, created, language);
      PdfArchive.attach(document, dataName, data, created);
      PdfFonts fonts = new PdfFonts(document, chineseFont);
      try (PdfSheet sheet = new PdfSheet(document, fonts, language)) {
        body.on(sheet);
      }
      if (chineseFont == null) {
        document.save(out);
        return;
      }
      // What fonts are called by comes with the first saving.
      ByteArrayOutputStream draft = new ByteArrayOutputStream();
      document.save(draft);
      try (PDDocument saved = Loader.loadPDF(draft.toByteArray())) {
        SearchableText.mend(saved);
        saved.save(out);
      }
    }
  }
}
