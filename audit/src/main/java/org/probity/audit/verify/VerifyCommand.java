package org.probity.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code probity verify} does and prints. */
public final class VerifyCommand {

  private VerifyCommand() {}

  /**
   * @param keys the log's vkey, if known, and those of cosigners that must have signed
   * @param authorities file of certificates of time-stamping authorities, or null
   * @param against a signed checkpoint kept from earlier, or null
   * @param json print one JSON document instead of lines
   * @return the exit code: 0 if the bundle holds, 1 if not
   */
  public static int run(
      Path bundle,
      List<String> keys,
      @Nullable Path authorities,
      @Nullable Path against,
      PrintStream out,
      PrintStream err,
      boolean json) {
    VerificationReport report = report(bundle, keys, authorities, against);
    if (json) {
      out.println(StrictJson.write(document(report)));
    } else {
      print(report, out, err);
    }
    return report.ok() ? 0 : 1;
  }

  private static VerificationReport report(
      Path bundle, List<String> keys, @Nullable Path authorities, @Nullable Path against) {
    if (authorities == null) {
      return BundleVerifier.verify(bundle, keys, against);
    }
    try (InputStream in = Files.newInputStream(authorities)) {
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        certificates.add((X509Certificate) each);
      }
      return BundleVerifier.verify(bundle, keys, certificates, against);
    } catch (IOException | CertificateException e) {
      VerificationReport.Failure failure =
          new VerificationReport.Failure("the certificates given", "They cannot be read.");
      return new VerificationReport(failure, Map.of(), List.of());
    }
  }

  private static Map<String, Object> document(VerificationReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ok", report.ok());
    VerificationReport.Failure failure = report.failure();
    if (failure != null) {
      document.put("failure", Map.of("where", failure.where(), "why", failure.why()));
    }
    document.put("checked", report.counts());
    document.put("notes", report.notes());
    return document;
  }

  private static void print(VerificationReport report, PrintStream out, PrintStream err) {
    report.counts().forEach((name, value) -> out.println(name.replace('_', ' ') + ": " + value));
    report.notes().forEach(note -> out.println("note: " + note));
    VerificationReport.Failure failure = report.failure();
    if (failure == null) {
      out.println(
          "VERIFIED: every entry is in the signed log, unchanged, and the bundle is whole.");
    } else {
      err.println("NOT VERIFIED: " + failure.where() + ": " + failure.why());
    }
  }
}
