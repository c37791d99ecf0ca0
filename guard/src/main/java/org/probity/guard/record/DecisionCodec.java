package org.probity.guard.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.SealedEntry;
import org.probity.domain.decision.Citation;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Severity;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.finding.Finding;
import org.probity.guard.Context;
import org.probity.guard.Decision;
import org.probity.guard.Decision.ModelRef;
import org.probity.guard.Decision.SealedExplanation;

/**
 * A decision as the fields sealed beside the ledger, each of which can be disclosed on its own, and
 * back.
 */
final class DecisionCodec {
  private DecisionCodec() {}

  static Map<String, Object> fields(Decision decision) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", decision.id().toString());
    fields.put("time", decision.time().toString());
    fields.put("application", decision.application());
    fields.put("actor", decision.actor());
    fields.put("context", context(decision.context()));
    fields.put("facts", decision.facts());
    fields.put("stage", decision.stage().name());
    fields.put("earlier", StageFacts.plain(decision.earlier(), decision.facts()));
    fields.put("findings", decision.findings().stream().map(DecisionCodec::plain).toList());
    fields.put("rules", decision.hits().stream().map(DecisionCodec::plain).toList());
    fields.put("obligations", decision.obligations().stream().sorted().toList());
    fields.put("transformations", decision.transformations());
    fields.put("not_examined", decision.notExamined().stream().sorted().toList());
    fields.put("inputs", TensorCodec.plain(decision.inputs()));
    fields.put("outputs", TensorCodec.plain(decision.outputs()));
    if (decision.label() != null) {
      fields.put("label", decision.label());
    }
    if (decision.metadata() != null) {
      fields.put("metadata", decision.metadata());
    }
    SealedExplanation explanation = decision.explanation();
    if (explanation != null) {
      fields.put(
          "explanation",
          Map.of(
              "id", explanation.id().toString(),
              "json", explanation.json(),
              "digest", explanation.digest()));
    }
    UUID follows = decision.follows();
    if (follows != null) {
      fields.put("follows", follows.toString());
    }
    return fields;
  }

  static Decision decision(SealedEntry of) {
    Entry entry = of.entry();
    return decision(Fields.read(entry, entry.leaf()), Fields.read(entry, of.json()));
  }

  /**
   * @param leaf the public event
   * @param fields what was sealed
   */
  static Decision decision(Map<String, Object> leaf, Map<String, Object> fields) {
    Fields sealed = new Fields(fields);
    Fields event = new Fields(leaf);
    Fields model = event.member("model");
    return new Decision(
        DecisionId.parse(sealed.text("id")),
        Instant.parse(sealed.text("time")),
        LocalDate.parse(event.text("evaluation_date")),
        sealed.text("application"),
        sealed.text("actor"),
        new ModelRef(model.text("name"), model.text("version"), model.text("digest")),
        event.text("policy_pack"),
        context(sealed.member("context")),
        Verdict.valueOf(event.text("verdict").toUpperCase(java.util.Locale.ROOT)),
        sealed.map("facts"),
        StageFacts.stage(sealed),
        StageFacts.earlier(sealed),
        sealed.members("findings").stream().map(DecisionCodec::finding).toList(),
        sealed.members("rules").stream().map(DecisionCodec::hit).toList(),
        Set.copyOf(sealed.texts("obligations")),
        sealed.texts("transformations"),
        Set.copyOf(sealed.texts("not_examined")),
        sealed.textOrNull("label"),
        sealed.textOrNull("metadata"),
        TensorCodec.tensors(sealed.members("inputs")),
        TensorCodec.tensors(sealed.members("outputs")),
        explanation(sealed),
        id(sealed.textOrNull("follows")));
  }

  private static @Nullable UUID id(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  private static @Nullable SealedExplanation explanation(Fields sealed) {
    if (!sealed.has("explanation")) {
      return null;
    }
    Fields explanation = sealed.member("explanation");
    return new SealedExplanation(
        UUID.fromString(explanation.text("id")),
        explanation.text("json"),
        explanation.text("digest"));
  }

  private static Map<String, Object> context(Context context) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("purpose", context.purpose());
    plain.put("subject", context.subject());
    plain.put("jurisdictions", context.jurisdictions().stream().sorted().toList());
    plain.put("legal_basis", context.legalBasis());
    plain.put("consent", context.consent());
    plain.put("data_source", context.dataSource());
    plain.put("input_license", context.inputLicense());
    plain.put("facts", context.facts());
    plain.values().removeIf(java.util.Objects::isNull);
    return plain;
  }

  private static Context context(Fields plain) {
    Map<String, String> facts = new LinkedHashMap<>();
    plain.map("facts").forEach((name, value) -> facts.put(name, String.valueOf(value)));
    return new Context(
        plain.text("purpose"),
        plain.textOrNull("subject"),
        Set.copyOf(plain.texts("jurisdictions")),
        plain.textOrNull("legal_basis"),
        plain.textOrNull("consent"),
        plain.textOrNull("data_source"),
        plain.textOrNull("input_license"),
        facts);
  }

  private static Map<String, Object> plain(Finding finding) {
    return Map.of(
        "entity_type", finding.entityType(),
        "start", finding.start(),
        "end", finding.end(),
        "score", finding.score(),
        "recognizer", finding.recognizer(),
        "why", finding.why());
  }

  private static Finding finding(Fields plain) {
    return new Finding(
        plain.text("entity_type"),
        plain.number("start").intValue(),
        plain.number("end").intValue(),
        plain.number("score").doubleValue(),
        plain.text("recognizer"),
        plain.text("why"));
  }

  private static Map<String, Object> plain(RuleHit hit) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", hit.policy());
    plain.put("title", hit.title());
    plain.put("title_zh", hit.titleZh());
    plain.put("effect", hit.effect().name());
    plain.put("severity", hit.severity().name());
    plain.put("stage", hit.stage().name());
    plain.put(
        "citations",
        hit.citations().stream()
            .map(
                citation ->
                    Map.of(
                        "source", citation.source(),
                        "clause", citation.clause(),
                        "checked", citation.checked()))
            .toList());
    plain.put("obligations", hit.obligations());
    plain.put("because", hit.because());
    plain.put("in_force", hit.inForce());
    plain.put("failed", hit.failed());
    return plain;
  }

  private static RuleHit hit(Fields plain) {
    List<Citation> citations =
        plain.members("citations").stream()
            .map(
                citation ->
                    new Citation(
                        citation.text("source"), citation.text("clause"), citation.flag("checked")))
            .toList();
    return new RuleHit(
        plain.text("id"),
        plain.text("title"),
        plain.text("title_zh"),
        Effect.valueOf(plain.text("effect")),
        Severity.valueOf(plain.text("severity")),
        Stage.valueOf(plain.text("stage")),
        citations,
        plain.texts("obligations"),
        plain.texts("because"),
        plain.flag("in_force"),
        plain.flag("failed"));
  }
}
