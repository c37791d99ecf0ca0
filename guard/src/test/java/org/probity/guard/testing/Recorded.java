package org.probity.guard.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.audit.FileMasterKey;
import org.probity.audit.FileSigner;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Context;
import org.probity.guard.Decision;
import org.probity.guard.InferenceRequest;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.record.Recorder;

/** A database with a ledger, and decisions recorded in it as the Guard records them. */
public final class Recorded implements AutoCloseable {
  private static final Caller CALLER = new Caller("app:k1", Role.APP, "shop", Set.of(), "demo");

  public final TestDatabase database = TestDatabase.create();
  public final Ledger ledger;
  public final Recorder recorder;

  /**
   * @param folder for the keys
   */
  public Recorded(Path folder) {
    ledger =
        Ledger.open(
            database.dataSource(),
            LedgerOptions.of(
                FileSigner.openOrCreate(folder.resolve("signing.key"), "log.test/ledger"),
                FileMasterKey.openOrCreate(folder.resolve("master.key"))));
    recorder = new Recorder(ledger, Duration.ofHours(1), decision -> List.of(), outcome -> {});
  }

  /** An answer. */
  public void answer(String model, Instant time, String subject, List<String> findings, Tensor in) {
    Decision decision = decision(model, Verdict.ALLOW, time, subject, findings, Set.of(), in);
    var unused = recorder.answer(decision, request(decision));
  }

  /** A held request. */
  public void hold(Set<String> obligations) {
    Decision decision =
        decision(
            "mail-gru",
            Verdict.ESCALATE,
            Instant.now(),
            "anna",
            List.of(),
            obligations,
            Tensor.texts("text", "Noon?"));
    var unused = recorder.hold(decision, request(decision));
  }

  private static InferenceRequest request(Decision decision) {
    return new InferenceRequest(
        CALLER,
        decision.model().name(),
        decision.model().version(),
        decision.inputs(),
        decision.context(),
        ExplanationWish.AUTO,
        null,
        null,
        Set.of());
  }

  private static Decision decision(
      String model,
      Verdict verdict,
      Instant time,
      String subject,
      List<String> findings,
      Set<String> obligations,
      Tensor in) {
    return new Decision(
        DecisionId.next(),
        time,
        LocalDate.ofInstant(time, ZoneOffset.UTC),
        "shop",
        CALLER.id(),
        new Decision.ModelRef(model, "1", "sha256:aa"),
        "sha256:bb",
        new Context("demo", subject, Set.of(), null, null, null, null, Map.of()),
        verdict,
        Map.of(),
        Stage.REQUEST,
        Map.of(),
        findings.stream().map(each -> new Finding(each, 0, 1, 1, "test", "because")).toList(),
        List.of(),
        obligations,
        List.of(),
        Set.of(),
        null,
        null,
        List.of(in),
        List.of(),
        null,
        null);
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
  }
}
