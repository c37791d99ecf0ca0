package org.probity.reports.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.Checkpoint;
import org.probity.reports.BundleRequest;
import org.probity.reports.pdf.PdfDocument;
import org.probity.reports.pdf.PdfSheet;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/**
 * What a bundle comes to, for people: PDF/A-3b with the figures embedded. It holds nothing that the
 * entries do not, so that it can be checked against them.
 */
public final class PdfReport {
  private static final String TITLE = "Decisions of an AI system";

  private final Tally tally;
  private final BundleRequest request;
  private final Checkpoint checkpoint;
  private final Instant created;
  private final Map<String, Policy> policies = new TreeMap<>();

  /**
   * @param packs those in the bundle, which give the policies their titles
   */
  public PdfReport(
      Tally tally,
      BundleRequest request,
      Checkpoint checkpoint,
      Instant created,
      List<PolicyPack> packs) {
    this.tally = tally;
    this.request = request;
    this.checkpoint = checkpoint;
    this.created = created.truncatedTo(ChronoUnit.SECONDS);
    packs.forEach(pack -> pack.policies().forEach(policy -> policies.put(policy.id(), policy)));
  }

  /**
   * @param data the figures as JSON, to be embedded
   * @param chineseFont a TrueType font file, or null to show no Chinese
   */
  public void write(byte[] data, @Nullable Path chineseFont, OutputStream out) throws IOException {
    PdfDocument.write(
        TITLE, created, chineseFont, request.language(), BundleLayout.OSCAL, data, this::on, out);
  }

  private void on(PdfSheet sheet) throws IOException {
    summary(sheet);
    bars(sheet, "Decisions by verdict", "各结论的决定数", tally.verdicts());
    bars(sheet, "Decisions by model", "各模型的决定数", tally.models());
    bars(sheet, "Entries by type", "各类型的条目数", tally.types());
    fired(sheet);
    silent(sheet);
    check(sheet);
  }

  private void summary(PdfSheet sheet) throws IOException {
    sheet.title(TITLE, "人工智能系统的决定");
    sheet.paragraph(
        "This report counts what stands in the log "
            + checkpoint.origin()
            + " and in the file entries.jsonl beside it. It claims no more than they show.",
        "本报告统计日志 " + checkpoint.origin() + " 及随附文件 entries.jsonl 的内容，所述不超出其所示。");
    String whole = request.complete() ? sheet.one(", none left out", "，无遗漏") : "";
    pair(sheet, "Entries", "条目", tally.entries() + whole);
    pair(
        sheet,
        "Ledger indexes",
        "账本索引",
        request.range().from() + sheet.one(" to ", " 至 ") + (request.range().to() - 1));
    if (request.filterName() != null) {
      String rest = sheet.one("; what was left out is not shown", "；未选部分不予显示");
      pair(sheet, "Selection", "所选", request.filterName() + rest);
    }
    pair(sheet, "First event", "最早事件", String.valueOf(tally.first()));
    pair(sheet, "Last event", "最晚事件", String.valueOf(tally.last()));
    pair(sheet, "Signed tree", "已签名的树", checkpoint.size() + sheet.one(" entries", " 个条目"));
    pair(sheet, "Root", "根", checkpoint.root().base64());
    pair(sheet, "Written", "写成", created + sheet.one(" for ", "，申请人 ") + request.requestedBy());
  }

  private static void pair(PdfSheet sheet, String name, String chinese, String value)
      throws IOException {
    sheet.row(List.of(sheet.label(name, chinese), value), 0, 0.26f);
  }

  private static void bars(PdfSheet sheet, String heading, String chinese, Map<String, Long> counts)
      throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    sheet.heading(heading, chinese);
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      sheet.bar(count.getKey(), count.getValue(), most);
    }
  }

  private void fired(PdfSheet sheet) throws IOException {
    if (tally.rules().isEmpty()) {
      return;
    }
    sheet.heading("Policies that fired", "起作用的策略");
    sheet.row(
        List.of(
            sheet.one("Policy", "策略"),
            sheet.one("Decisions", "决定"),
            sheet.one("Entries", "条目"),
            sheet.one("Title", "标题")),
        0,
        0.12f,
        0.24f,
        0.45f);
    for (Map.Entry<String, Tally.Fired> rule : tally.rules().entrySet()) {
      Policy policy = policies.get(rule.getKey());
      Tally.Fired fired = rule.getValue();
      sheet.row(
          List.of(
              rule.getKey(),
              Long.toString(fired.decisions()),
              fired.firstIndex() + " … " + fired.lastIndex(),
              policy == null ? "" : sheet.one(policy.title(), policy.titleZh())),
          0,
          0.12f,
          0.24f,
          0.45f);
      if (policy != null && sheet.both()) {
        sheet.row(List.of("", "", "", policy.titleZh()), 0, 0.12f, 0.24f, 0.45f);
      }
    }
  }

  private void silent(PdfSheet sheet) throws IOException {
    List<Policy> silent =
        policies.values().stream().filter(p -> !tally.rules().containsKey(p.id())).toList();
    if (silent.isEmpty()) {
      return;
    }
    sheet.heading("Policies that did not fire", "未起作用的策略");
    sheet.paragraph("That they were kept is not evidenced by these entries.", "所列条目不能证明其已获遵守。");
    for (Policy policy : silent) {
      sheet.row(List.of(policy.id(), sheet.one(policy.title(), policy.titleZh())), 0, 0.12f);
      if (sheet.both()) {
        sheet.row(List.of("", policy.titleZh()), 0, 0.12f);
      }
    }
  }

  private static void check(PdfSheet sheet) throws IOException {
    sheet.heading("How to check this", "如何核验");
    sheet.paragraph(
        "The file VERIFY.md beside this report says how to verify the bundle without trusting who"
            + " gave it to you. The figures are embedded in this file as "
            + BundleLayout.OSCAL
            + ".",
        "随附文件 VERIFY.md 说明如何在不信任提供者的情况下核验本证据包。统计数据以 " + BundleLayout.OSCAL + " 之名嵌入本文件。");
  }
}
