package org.probity.web.pages.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;
import org.probity.web.api.AccessLog;
import org.probity.web.api.ExportDesk;
import org.probity.web.api.Exports;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** One bundle: how far it is, what it is, and whether it verifies. */
@Named
@RequestScoped
public class ExportPage {
  private static final double FULL = 100;
  private static final double KILOBYTE = 1e3;
  @Inject private ExportDesk desk;
  @Inject private Exports exports;
  @Inject private Ledger ledger;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private Exports.@Nullable Export export;
  private @Nullable VerificationReport report;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExportPage() {}

  /** Before any component is asked whether it is there: buttons are, once the bundle is done. */
  @PostConstruct
  void find() {
    export =
        Addresses.id(request.getParameter("id"))
            .flatMap(id -> desk.find(id, visitor.caller()))
            .orElse(null);
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (export == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "export", export.id().toString());
  }

  public String getAnswer() {
    if (export == null) {
      return "";
    }
    String node = export.elsewhere();
    return node == null
        ? words.of("export.answer." + export.status(), getProgress())
        : words.of("export.elsewhere", node);
  }

  /** Of 100. */
  public long getProgress() {
    return export == null ? 0 : Math.round(FULL * export.progress());
  }

  public boolean isUnderWay() {
    return export != null
        && export.elsewhere() == null
        && (export.status() == Exports.Status.QUEUED || export.status() == Exports.Status.RUNNING);
  }

  public boolean isDone() {
    return export != null && export.ready();
  }

  /** As "12.3 kB". */
  public String getSize() {
    if (export == null || !isDone()) {
      return "–";
    }
    try {
      return words.number(Files.size(exports.content(export.id())) / KILOBYTE) + " kB";
    } catch (IOException e) {
      return "–";
    }
  }

  /** As anybody would verify it elsewhere. */
  public void verify() {
    if (export != null && isDone()) {
      report = BundleVerifier.verify(exports.content(export.id()), List.of(ledger.vkey()), null);
    }
  }

  public @Nullable VerificationReport getReport() {
    return report;
  }

  public String getConclusion() {
    VerificationReport found = report;
    if (found == null) {
      return "";
    }
    VerificationReport.Failure failure = found.failure();
    if (failure != null) {
      return words.of("export.unverified", failure.where() + ": " + failure.why());
    }
    Map<String, Object> counts = found.counts();
    boolean whole = Boolean.TRUE.equals(counts.get("complete"));
    return words.format(
        whole ? "export.verified" : "export.verified.partial",
        counts.get("entries"),
        counts.get("tree_size"),
        counts.get("decisions"),
        counts.get("disclosures"));
  }

  public List<Map.Entry<String, Object>> getCounts() {
    return report == null ? List.of() : List.copyOf(report.counts().entrySet());
  }

  public Exports.@Nullable Export getExport() {
    return export;
  }
}
