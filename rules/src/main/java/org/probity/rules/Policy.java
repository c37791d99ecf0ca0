package org.probity.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Citation;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Severity;
import org.probity.rules.condition.Condition;

/**
 * One policy of a pack. Before its first day and after its last it runs in shadow: reported, not
 * counted.
 *
 * @param id as "PRV-01"
 * @param group as "privacy"
 * @param appliesFrom the first day in force, or null if it is already
 * @param appliesUntil the last day in force, or null if there is none
 * @param rule the condition as written
 * @param obligations codes, as "notify-dpo"
 */
public record Policy(
    String id,
    String title,
    String titleZh,
    String statement,
    String statementZh,
    String group,
    List<Source> sources,
    @Nullable LocalDate appliesFrom,
    @Nullable LocalDate appliesUntil,
    String rule,
    Condition condition,
    Effect effect,
    Severity severity,
    List<String> obligations,
    List<Example> examples) {

  public Policy {
    sources = List.copyOf(sources);
    obligations = List.copyOf(obligations);
    examples = List.copyOf(examples);
  }

  public boolean inForce(LocalDate date) {
    return (appliesFrom == null || !date.isBefore(appliesFrom))
        && (appliesUntil == null || !date.isAfter(appliesUntil));
  }

  /** The sources that bind on the date; all of them when none does yet. */
  public List<Citation> citations(LocalDate date) {
    List<Citation> binding =
        sources.stream().filter(s -> s.applies(date)).map(Source::citation).toList();
    return binding.isEmpty() ? sources.stream().map(Source::citation).toList() : binding;
  }
}
