package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.IndexRange;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The report is PDF/A-3b, says what the entries say, and holds its figures. */
class PdfReportTest {
  @Test
  void itIsForArchivesAndCountsTheEntries(@TempDir Path folder) throws Exception {
    byte[] report;
    byte[] results;
    try (Fixture fixture = new Fixture(folder, 30)) {
      Map<String, byte[]> files =
          Zips.read(fixture.export(BundleRequest.of(new IndexRange(0, 30), "officer:o1"), false));
      report = Objects.requireNonNull(files.get("report.pdf"));
      results = Objects.requireNonNull(files.get("oscal-assessment-results.json"));
    }
    try (PDDocument document = Loader.loadPDF(report)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("log.test/reports", "30, none left out", "fashion-cnn 1", "PRV-01", "20");
      PDDocumentNameDictionary names =
          Objects.requireNonNull(document.getDocumentCatalog().getNames());
      PDComplexFileSpecification file =
          names.getEmbeddedFiles().getNames().get("oscal-assessment-results.json");
      assertThat(Objects.requireNonNull(file).getEmbeddedFile().toByteArray()).isEqualTo(results);
    }
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
        Foundries.defaultInstance()
            .createParser(new ByteArrayInputStream(report), PDFAFlavour.PDFA_3_B)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false).validate(parser);
      assertThat(result.isCompliant()).as(result.getTestAssertions().toString()).isTrue();
    }
  }
}
