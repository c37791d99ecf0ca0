package org.probity.reports.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.Checkpoint;
import org.probity.reports.BundleRequest;
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
   */
  public byte[] toBytes(byte[] data) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfArchive.declare(document, TITLE, created);
      PdfArchive.attach(document, BundleLayout.OSCAL, data, created);
      try (PdfSheet sheet = new PdfSheet(document)) {
        summary(sheet);
        bars(sheet, "Decisions by verdict", tally.verdicts());
        bars(sheet, "Decisions by model", tally.models());
        bars(sheet, "Entries by type", tally.types());
        fired(sheet);
        silent(sheet);
        check(sheet);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private void summary(PdfSheet sheet) throws IOException {
    sheet.title(TITLE);
    sheet.paragraph(
        "This report counts what stands in the log "
            + checkpoint.origin()
            + " and in the file entries.jsonl beside it. It claims no more than they show.");
    pair(sheet, "Entries", tally.entries() + (request.complete() ? ", none left out" : ""));
    pair(sheet, "Ledger indexes", request.range().from() + " to " + (request.range().to() - 1));
    if (request.filterName() != null) {
      pair(sheet, "Selection", request.filterName() + "; what was left out is not shown");
    }
    pair(sheet, "First event", String.valueOf(tally.first()));
    pair(sheet, "Last event", String.valueOf(tally.last()));
    pair(sheet, "Signed tree", checkpoint.size() + " entries");
    pair(sheet, "Root", checkpoint.root().base64());
    pair(sheet, "Written", created + " for " + request.requestedBy());
  }

  private static void pair(PdfSheet sheet, String name, String value) throws IOException {
    sheet.row(List.of(name, value), 0, 0.2f);
  }

  private static void bars(PdfSheet sheet, String heading, Map<String, Long> counts)
      throws IOException {
    if (counts.isEmpty()) {
      return;
    }
    sheet.heading(heading);
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      sheet.bar(count.getKey(), count.getValue(), most);
    }
  }

  private void fired(PdfSheet sheet) throws IOException {
    if (tally.rules().isEmpty()) {
      return;
    }
    sheet.heading("Policies that fired");
    sheet.row(List.of("Policy", "Decisions", "Entries", "Title"), 0, 0.12f, 0.24f, 0.45f);
    for (Map.Entry<String, Tally.Fired> rule : tally.rules().entrySet()) {
      Policy policy = policies.get(rule.getKey());
      Tally.Fired fired = rule.getValue();
      sheet.row(
          List.of(
              rule.getKey(),
              Long.toString(fired.decisions()),
              fired.firstIndex() + " … " + fired.lastIndex(),
              policy == null ? "" : policy.title()),
          0,
          0.12f,
          0.24f,
          0.45f);
    }
  }

  private void silent(PdfSheet sheet) throws IOException {
    List<Policy> silent =
        policies.values().stream().filter(p -> !tally.rules().containsKey(p.id())).toList();
    if (silent.isEmpty()) {
      return;
    }
    sheet.heading("Policies that did not fire");
    sheet.paragraph("That they were kept is not evidenced by these entries.");
    for (Policy policy : silent) {
      sheet.row(List.of(policy.id(), policy.title()), 0, 0.12f);
    }
  }

  private static void check(PdfSheet sheet) throws IOException {
    sheet.heading("How to check this");
    sheet.paragraph(
        "The file VERIFY.md beside this report says how to verify the bundle without trusting who"
            + " gave it to you. The figures are embedded in this file as "
            + BundleLayout.OSCAL
            + ".");
  }
}
