package org.probity.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;

/**
 * What the Guard concluded for one request, whole: what is sealed into the ledger and read back
 * from it.
 *
 * @param facts the facts judged last, by name
 * @param stage at which they were
 * @param earlier the facts judged at the stages before
 * @param hits the rules that fired at any stage, those in shadow included
 * @param inputs what the model was or would be given: redacted, but for a held request, which must
 *     be able to go on
 * @param outputs what left the house; empty for a refusal
 * @param transformations as {@code redact:EMAIL_ADDRESS:1}
 * @param notExamined detectors that do not apply to the modality
 * @param label AI-content label, when a rule demands one
 * @param metadata the same for machines, JSON, when a rule demands a mark
 * @param explanation JSON bytes of the explanation, or null
 * @param follows the held decision that this one follows, or null
 */
public record Decision(
    DecisionId id,
    Instant time,
    LocalDate evaluationDate,
    String application,
    String actor,
    ModelRef model,
    String policyPack,
    Context context,
    Verdict verdict,
    Map<String, Object> facts,
    Stage stage,
    Map<Stage, Map<String, Object>> earlier,
    List<Finding> findings,
    List<RuleHit> hits,
    Set<String> obligations,
    List<String> transformations,
    Set<String> notExamined,
    @Nullable String label,
    @Nullable String metadata,
    List<Tensor> inputs,
    List<Tensor> outputs,
    @Nullable SealedExplanation explanation,
    @Nullable UUID follows) {

  public Decision {
    earlier = Map.copyOf(earlier);
    hits = List.copyOf(hits);
    findings = List.copyOf(findings);
    transformations = List.copyOf(transformations);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Which model answered, or would have. */
  public record ModelRef(String name, String version, String digest) {}

  /**
   * @param digest {@code sha256:…} of the JSON, which carries a nonce
   */
  public record SealedExplanation(UUID id, String json, String digest) {}

  /** The rules that counted, fired and in force: what demands most first, then by policy. */
  public List<RuleHit> inForce() {
    return hits.stream()
        .filter(RuleHit::inForce)
        .sorted(Comparator.comparing(RuleHit::effect).thenComparing(RuleHit::policy))
        .toList();
  }

  /** Never content. */
  @Override
  public String toString() {
    return "Decision[" + id + " " + verdict + "]";
  }
}
