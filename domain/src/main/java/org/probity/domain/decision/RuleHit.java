package org.probity.domain.decision;

import java.util.List;

/**
 * One policy that fired.
 *
 * @param policy the policy's id, as "PRV-01"
 * @param inForce false when its date has not come: it is reported, but does not count (shadow)
 * @param because the facts that made it fire, as "pii.DIRECT_ID=95"; never content
 * @param failed true when the rule itself erred, and so escalates
 */
public record RuleHit(
    String policy,
    String title,
    String titleZh,
    Effect effect,
    Severity severity,
    Stage stage,
    List<Citation> citations,
    List<String> obligations,
    List<String> because,
    boolean inForce,
    boolean failed) {

  public RuleHit {
    citations = List.copyOf(citations);
    obligations = List.copyOf(obligations);
    because = List.copyOf(because);
  }
}
