package org.probity.guard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.detection.Property;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision.ModelRef;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.models.ModelInService;
import org.probity.guard.transform.ContentLabels;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.PolicyPack;

/** A decision in the making: gathers what each step found, and joins the stages' verdicts. */
public final class Draft {
  private final DecisionId id;
  private final InferenceRequest request;
  private final ModelInService model;
  private final String pack;
  private final ContentLabels labels;
  private final Map<String, Double> evidence;
  private final Instant time;
  private final LocalDate evaluationDate;
  private final Map<String, RuleHit> hits = new LinkedHashMap<>();
  private final Set<String> obligations = new LinkedHashSet<>();
  private final List<String> transformations = new ArrayList<>();
  private final Map<Stage, Map<String, Object>> earlier = new EnumMap<>(Stage.class);
  private Map<String, Object> facts = Map.of();
  private Stage stage = Stage.REQUEST;
  private List<Finding> findings = List.of();
  private Set<String> notExamined = Set.of();
  private Verdict verdict = Verdict.ALLOW;

  Draft(
      DecisionId id,
      InferenceRequest request,
      ModelInService model,
      PolicyPack pack,
      ContentLabels labels,
      Clock clock) {
    this.id = id;
    this.request = request;
    this.model = model;
    this.pack = pack.hash();
    this.labels = labels;
    this.evidence = pack.evidence();
    this.time = clock.instant();
    this.evaluationDate = LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  public DecisionId id() {
    return id;
  }

  public ModelInService model() {
    return model;
  }

  LocalDate evaluationDate() {
    return evaluationDate;
  }

  Verdict verdict() {
    return verdict;
  }

  List<RuleHit> hits() {
    return hits.values().stream().filter(RuleHit::inForce).toList();
  }

  void examined(Examined asked) {
    findings = asked.findings();
    notExamined = asked.notExamined();
  }

  /** What is nobody's data in the answer, as works and licences: a refusal names what matched. */
  void answerExamined(Examined answer) {
    List<Finding> all = new ArrayList<>(findings);
    answer.findings().stream()
        .filter(found -> Property.is(found) || found.entityType().equals("UNGROUNDED"))
        .map(Draft::inAnswer)
        .forEach(all::add);
    findings = List.copyOf(all);
  }

  private static Finding inAnswer(Finding found) {
    return new Finding(
        found.entityType(),
        found.start(),
        found.end(),
        found.score(),
        found.recognizer(),
        "in the answer: " + found.why());
  }

  /** Joins what a stage concluded; a rule that fires at several stages is reported once. */
  void judged(Stage at, FactSheet sheet, Judgement judgement) {
    if (at != stage) {
      earlier.put(stage, facts);
    }
    stage = at;
    facts = sheet.asMap();
    obligations.addAll(judgement.obligations());
    for (RuleHit hit : judgement.hits()) {
      hits.putIfAbsent(hit.policy(), hit);
    }
    verdict = Verdict.of(hits().stream().filter(this::counts).map(RuleHit::effect).toList());
  }

  /** A rule that held the request does not hold it again once a person has answered it. */
  private boolean counts(RuleHit hit) {
    return hit.effect() != Effect.ESCALATE || !request.released().contains(hit.policy());
  }

  void transformed(List<String> done) {
    transformations.addAll(done);
  }

  /** Thresholds of explanations that the pack sets, by name. */
  public Map<String, Double> evidence() {
    return evidence;
  }

  /** Whether a rule in force demands an explanation of this answer. */
  public boolean explanationObliged() {
    return obligations.contains("explain");
  }

  Decision refused(List<Tensor> inputs) {
    return decision(inputs, List.of(), null);
  }

  Decision held(List<Tensor> inputs) {
    return decision(inputs, List.of(), null);
  }

  Decision answered(
      List<Tensor> inputs, List<Tensor> outputs, @Nullable SealedExplanation explanation) {
    return decision(inputs, outputs, explanation);
  }

  private Decision decision(
      List<Tensor> inputs, List<Tensor> outputs, @Nullable SealedExplanation explanation) {
    return new Decision(
        id,
        time,
        evaluationDate,
        application(),
        request.caller().id(),
        new ModelRef(model.name(), model.versionName(), model.digest()),
        pack,
        request.context(),
        verdict,
        facts,
        stage,
        earlier,
        findings,
        List.copyOf(hits.values()),
        Set.copyOf(obligations),
        transformations,
        notExamined,
        labels.visible(hits()),
        labels.metadata(id, hits()),
        inputs,
        outputs,
        explanation,
        request.follows());
  }

  private String application() {
    String application = request.caller().application();
    return application == null ? request.caller().role().code() : application;
  }
}
