package org.probity.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.probity.detection.Detector;
import org.probity.detection.Scan;
import org.probity.domain.decision.Stage;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.guard.Examined;
import org.probity.guard.InferenceRequest;
import org.probity.guard.consent.ConsentFacts;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.facts.FactAssembly;
import org.probity.guard.facts.RecordsInForce;
import org.probity.guard.models.ModelInService;
import org.probity.guard.transform.Redactor;
import org.probity.inference.ModelFolder;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.PolicyEngine;

/**
 * The way of one moderation request through the guard's own parts, without model, explanation and
 * ledger: find, assemble facts, judge, redact, judge the answer.
 */
public final class Gate {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final LocalDate DATE = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  // A label is not content, so there is nothing to find in the answer.
  private static final Examined LABEL = new Examined(List.of(), List.of(), Map.of(), Set.of());

  // Harmless scores stand where the models' would.
  private final Detector detector =
      new Detector(
          Map.of(
              "models", text -> Map.of("HATE", 0.02, "TOXICITY", 0.03, "PROMPT_INJECTION", 0.01)));
  private final FactAssembly facts =
      new FactAssembly(
          new RecordsInForce(new RecordOfModeration(NOW)),
          new ConsentFacts(new NoConsents(), new NoObjections(), subject -> new byte[32]),
          subject -> false,
          new RandomisationFigures(),
          (name, version) -> OptionalDouble.empty(),
          (name, version) -> OptionalDouble.empty(),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final PolicyEngine policies = PolicyEngine.shipped();
  private final Redactor redactor = new Redactor();
  private final ModelInService model;

  /** What came out: the judgements before and after where the model would be. */
  public record Passed(Judgement asked, Redactor.Redacted redacted, Judgement answered) {}

  /**
   * @param folder of a model; its card is read, its weights are not
   */
  Gate(Path folder) {
    ModelManifest manifest = ModelFolder.manifest(folder);
    ModelVersion version =
        new ModelVersion(
            manifest.name(),
            manifest.version(),
            ModelFolder.digest(folder),
            folder.toString(),
            "officer",
            NOW);
    version.verifyLicense(true);
    version.activate(NOW);
    this.model = new ModelInService(version, manifest, null, true);
  }

  /**
   * @param request with one text
   */
  Passed pass(InferenceRequest request) {
    Scan scan = detector.scan(request.texts().get(0));
    Examined found =
        new Examined(List.of(scan), scan.findings(), scan.scores(), scan.notExamined());
    FactSheet before = facts.ofRequest(request, model, found);
    Judgement asked = policies.judge(before, Stage.REQUEST, DATE);
    Redactor.Redacted redacted = redactor.apply(request.inputs(), found, asked.hits());
    FactSheet after = facts.ofResponse(before, List.of(), LABEL);
    return new Passed(asked, redacted, policies.judge(after, Stage.RESPONSE, DATE));
  }
}
