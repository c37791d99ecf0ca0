package org.probity.reports.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.reports.pdf.PdfDocument;
import org.probity.reports.pdf.PdfSheet;

/** A form for people: what its JSON says, which is embedded, without single decisions. */
public final class FormPdf {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final float INDENT = 0.04f;

  private final FormReport report;
  private final FormHead head;

  private FormPdf(FormReport report, FormHead head) {
    this.report = report;
    this.head = head;
  }

  /**
   * @param data the form as JSON
   * @param chineseFont a TrueType font file, or null to show no Chinese
   */
  public static void write(
      FormReport report, FormHead head, byte[] data, @Nullable Path chineseFont, OutputStream out)
      throws IOException {
    PdfDocument.write(
        report.text().title(),
        head.created().truncatedTo(ChronoUnit.SECONDS),
        chineseFont,
        head.request().language(),
        report.form().code() + ".json",
        data,
        new FormPdf(report, head)::on,
        out);
  }

  private void on(PdfSheet sheet) throws IOException {
    FormText text = report.text();
    sheet.title(text.title(), text.titleZh());
    sheet.paragraph(text.law(), text.lawZh());
    sheet.paragraph(text.note(), text.noteZh());
    long last = head.request().range().to() - 1;
    String range = head.request().range().from() + " … " + last;
    String log = head.checkpoint().origin() + ", " + head.checkpoint().size();
    sheet.paragraph(
        "Ledger indexes " + range + "; log and entries of the signed tree: " + log + ".",
        "账本索引 " + range + "；日志及已签名树的条目数：" + log + "。");
    for (Answer answer : report.answers()) {
      line(sheet, answer);
    }
  }

  private void line(PdfSheet sheet, Answer answer) throws IOException {
    FormText.Line line = answer.line();
    Words.Pair status = report.words().status(answer.status());
    sheet.heading(line.clause(), "");
    sheet.paragraph(line.asks(), line.asksZh());
    sheet.paragraph("▪ " + status.en(), "▪ " + status.zh(), INDENT);
    for (Fact fact : answer.facts()) {
      Words.Pair name = report.words().fact(fact.kind());
      sheet.paragraph(fact(name.en(), fact, "entry "), fact(name.zh(), fact, "条目 "), INDENT);
    }
    for (Answer.Shown shown : answer.entries()) {
      String hits = hits(shown.hits());
      sheet.paragraph(shown.what().en() + ": " + hits, shown.what().zh() + "：" + hits, INDENT);
    }
    if (!line.lacks().isEmpty()) {
      sheet.paragraph("Not evidenced: " + line.lacks(), "无账本条目为证：" + line.lacksZh(), INDENT);
    }
  }

  private static String fact(String name, Fact fact, String entry) {
    String of = fact.of().isEmpty() ? "" : fact.of() + " · ";
    String value = value(JSON.valueToTree(fact.value()));
    String index = fact.index() == null ? "" : " (" + entry + fact.index() + ")";
    return of + name + ": " + (value.isEmpty() ? "–" : value) + index;
  }

  private static String value(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      value
          .properties()
          .forEach(member -> parts.add(member.getKey() + " " + value(member.getValue())));
      return String.join(", ", parts);
    }
    if (value.isArray()) {
      value.forEach(each -> parts.add(value(each)));
      return String.join("; ", parts);
    }
    return value.asText();
  }

  private static String hits(Hits hits) {
    String indexes =
        hits.indexes().stream().limit(12).map(String::valueOf).collect(Collectors.joining(", "));
    return hits.count() + " [" + indexes + (hits.count() > 12 ? ", … " + hits.last() : "") + "]";
  }
}
