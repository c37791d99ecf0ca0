package org.probity.guard.record;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.CompanionRow;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.finding.Finding;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;

/** The search line of a decision. */
record DecisionRow(Decision decision) implements CompanionRow {
  static final Table TABLE =
      new Table(
          "decision (id, ledger_index, decided_at, application, actor, model, model_version,"
              + " purpose, verdict, rules, explanation_id, follows_id, findings, policy_pack)",
          List.of(
              "uuid",
              "bigint",
              "timestamptz",
              "text",
              "text",
              "text",
              "text",
              "text",
              "text",
              "text",
              "uuid",
              "uuid",
              "text",
              "text"));

  @Override
  public Table table() {
    return TABLE;
  }

  @Override
  public @Nullable Object[] values(long index) {
    SealedExplanation explanation = decision.explanation();
    return new @Nullable Object[] {
      decision.id().value(),
      index,
      decision.time().toString(),
      decision.application(),
      decision.actor(),
      decision.model().name(),
      decision.model().version(),
      decision.context().purpose(),
      decision.verdict().name(),
      rules(decision),
      explanation == null ? null : explanation.id(),
      decision.follows(),
      findings(decision),
      decision.policyPack()
    };
  }

  /** Their kinds, each once. */
  static String findings(Decision decision) {
    return decision.findings().stream()
        .map(Finding::entityType)
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  static String rules(Decision decision) {
    return decision.inForce().stream().map(RuleHit::policy).collect(Collectors.joining(","));
  }
}
