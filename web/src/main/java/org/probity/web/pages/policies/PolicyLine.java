package org.probity.web.pages.policies;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Severity;
import org.probity.rules.Policy;

/** A policy in a list, in the reader's language. */
public record PolicyLine(
    String id,
    String group,
    String title,
    String statement,
    String sources,
    Effect effect,
    Severity severity,
    boolean inForce,
    String since) {

  static PolicyLine of(Policy policy, boolean chinese, LocalDate today) {
    LocalDate from = policy.appliesFrom();
    return new PolicyLine(
        policy.id(),
        policy.group(),
        chinese ? policy.titleZh() : policy.title(),
        chinese ? policy.statementZh() : policy.statement(),
        policy.sources().stream()
            .map(source -> source.citation().source() + " " + source.citation().clause())
            .collect(Collectors.joining("; ")),
        policy.effect(),
        policy.severity(),
        policy.inForce(today),
        from == null ? "" : from.toString());
  }

  boolean mentions(String text) {
    String all = String.join("\n", id, title, statement, sources);
    return all.toLowerCase(java.util.Locale.ROOT).contains(text.toLowerCase(java.util.Locale.ROOT));
  }
}
