package org.probity.reports.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probity.audit.verify.BundleLayout;
import org.probity.reports.BundleContents;
import org.probity.reports.forms.Form;
import org.probity.reports.forms.FormDesk;
import org.probity.reports.forms.FormHead;
import org.probity.reports.forms.FormJson;
import org.probity.reports.forms.FormPdf;
import org.probity.reports.forms.FormReport;
import org.probity.reports.forms.PersonSummary;
import org.probity.rules.PolicyPack;

/** The forms of a bundle, and the schemas of its files. */
public final class FormFiles {
  /** Of the files in a bundle that nobody else describes. */
  private static final List<String> SCHEMAS =
      List.of("manifest.schema.json", "entry.schema.json", "form.schema.json");

  private final EntryFiles entries;
  private final BundleContents contents;
  private final Models models;
  private final List<PolicyPack> packs;
  private final FormHead head;
  private final @Nullable Path chineseFont;

  /**
   * @param chineseFont a TrueType font file, or null to show no Chinese in PDF
   */
  public FormFiles(
      EntryFiles entries,
      BundleContents contents,
      Models models,
      List<PolicyPack> packs,
      FormHead head,
      @Nullable Path chineseFont) {
    this.chineseFont = chineseFont;
    this.entries = entries;
    this.contents = contents;
    this.models = models;
    this.packs = packs;
    this.head = head;
  }

  public void write(ZipWriter zip) throws IOException {
    for (String schema : SCHEMAS) {
      zip.add(BundleLayout.SCHEMAS + schema, resource(schema));
    }
    if (head.request().forms().isEmpty()) {
      return;
    }
    boolean personal = head.request().forms().stream().anyMatch(Form::personal);
    FormDesk desk =
        new FormDesk(
            entries.evidence(),
            contents,
            models.held(),
            personal ? summary() : null,
            packs,
            head.request().range().from(),
            head.request().range().to());
    for (Form form : head.request().forms()) {
      FormReport report = desk.report(form);
      FormJson.@Nullable Decisions decisions = form.personal() ? entries::disclosed : null;
      zip.add(form.file(), out -> FormJson.write(report, head, decisions, out));
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      FormJson.write(report, head, null, lines);
      zip.add(
          form.pdf(), out -> FormPdf.write(report, head, lines.toByteArray(), chineseFont, out));
    }
  }

  private PersonSummary summary() throws IOException {
    PersonSummary summary = new PersonSummary();
    entries.disclosed(decision -> summary.add(decision.entry().index(), decision));
    return summary;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FormFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
