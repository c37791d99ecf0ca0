package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probity.audit.IndexRange;
import org.probity.reports.forms.Form;
import org.probity.reports.pdf.ReportLanguage;
import org.probity.rules.PolicyPack;

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
    PdfArchives.assertValid(report);
  }

  @Test
  void itIsInChineseToo(@TempDir Path folder) throws Exception {
    Path font = ChineseFont.file();
    Map<String, byte[]> files;
    try (Fixture fixture = new Fixture(folder, 30)) {
      Path target = folder.resolve("chinese.zip");
      new BundleWriter(
              fixture.ledger,
              hash -> Optional.of(PolicyPack.shipped().source()),
              Clock.systemUTC(),
              null,
              font)
          .write(
              BundleRequest.of(new IndexRange(0, 30), "officer:o1")
                  .answering(Set.of(Form.ANNEX_IV)),
              target);
      files = Zips.read(target);
    }
    byte[] report = Objects.requireNonNull(files.get("report.pdf"));
    byte[] annex = Objects.requireNonNull(files.get("reports/annex-iv.pdf"));
    assertThat(PdfArchives.text(report)).contains("人工智能系统的决定", "账本索引", "任务不需要");
    assertThat(PdfArchives.text(annex))
        .contains("Technical documentation", "技术文件", "预期用途", "无账本条目为证");
    PdfArchives.assertValid(report);
    PdfArchives.assertValid(annex);
    assertThat(PdfArchives.text(report)).contains("Decisions of an AI system");
    assertThat(report.length).as("a subset of the font").isLessThan(500_000);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReportLanguage.class,
      names = {"ENGLISH", "CHINESE"})
  void itIsInOneLanguageIfThatIsAskedFor(ReportLanguage language, @TempDir Path folder)
      throws Exception {
    Path target = folder.resolve("one.zip");
    try (Fixture fixture = new Fixture(folder, 30)) {
      new BundleWriter(
              fixture.ledger,
              hash -> Optional.of(PolicyPack.shipped().source()),
              Clock.systemUTC(),
              null,
              ChineseFont.file())
          .write(
              BundleRequest.of(new IndexRange(0, 30), "officer:o1")
                  .answering(Set.of(Form.ANNEX_IV))
                  .in(language),
              target);
    }
    Map<String, byte[]> files = Zips.read(target);
    boolean english = language == ReportLanguage.ENGLISH;
    String report = PdfArchives.text(Objects.requireNonNull(files.get("report.pdf")));
    String annex = PdfArchives.text(Objects.requireNonNull(files.get("reports/annex-iv.pdf")));
    String manifest =
        new String(Objects.requireNonNull(files.get("manifest.json")), StandardCharsets.UTF_8);
    assertThat(manifest).contains("\"language\" : \"" + language.code() + "\"");
    String[] ofEnglish = {"Decisions of an AI system", "Ledger indexes", "none left out"};
    String[] ofChinese = {"人工智能系统的决定", "账本索引", "无遗漏"};
    assertThat(report)
        .contains(english ? ofEnglish : ofChinese)
        .doesNotContain(english ? ofChinese : ofEnglish);
    assertThat(annex)
        .contains(english ? "Technical documentation" : "技术文件")
        .doesNotContain(english ? "技术文件" : "Technical documentation");
    PdfArchives.assertValid(Objects.requireNonNull(files.get("report.pdf")));
  }
}
