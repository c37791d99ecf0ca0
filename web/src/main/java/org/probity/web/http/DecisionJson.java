package org.probity.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.ledger.Receipt;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.Outcome;

/** A decision as callers see it: what was decided, by which rules, and its receipt. */
public final class DecisionJson {
  private DecisionJson() {}

  public static ObjectNode of(Decision decision, @Nullable Receipt receipt) {
    ObjectNode json = Json.object();
    json.put("id", decision.id().toString());
    json.put("verdict", decision.verdict().code());
    json.set("rules", rules(decision.inForce()));
    if (receipt != null) {
      json.put("ledger_index", receipt.index());
      json.put("leaf_hash", receipt.leafHash());
    }
    return json;
  }

  public static ArrayNode rules(List<RuleHit> hits) {
    ArrayNode rules = Json.object().putArray("rules");
    for (RuleHit hit : hits) {
      ObjectNode rule = rules.addObject();
      rule.put("id", hit.policy());
      rule.put("title", hit.title());
      rule.put("title_zh", hit.titleZh());
      rule.put("effect", hit.effect().name().toLowerCase(java.util.Locale.ROOT));
      rule.put("severity", hit.severity().name().toLowerCase(java.util.Locale.ROOT));
      ArrayNode citations = rule.putArray("citations");
      hit.citations()
          .forEach(
              citation -> {
                ObjectNode cited = citations.addObject();
                cited.put("source", citation.source());
                cited.put("clause", citation.clause());
                cited.put("checked", citation.checked());
              });
    }
    return rules;
  }

  /** The body of a 202: held, and where to ask again. */
  public static ObjectNode held(Outcome.Held held) {
    ObjectNode json = Json.object();
    json.set("decision", of(held.decision(), held.receipt()));
    ObjectNode review = json.putObject("review");
    review.put("id", held.decision().id().toString());
    review.put("href", "/api/reviews/" + held.decision().id());
    review.put("deadline", held.deadline().toString());
    return json;
  }

  /** The body of a 403: refused, by which rules. */
  public static ObjectNode denied(Outcome.Denied denied) {
    ObjectNode json = Json.object();
    json.put("error", "The request was denied: " + reasons(denied.decision().inForce()) + ".");
    json.set("decision", of(denied.decision(), denied.receipt()).put("verdict", "deny"));
    return json;
  }

  /** The rules with the strongest effect, which alone decided; they come first. */
  private static String reasons(List<RuleHit> hits) {
    return hits.stream()
        .filter(hit -> hit.effect() == hits.get(0).effect())
        .map(hit -> hit.policy() + " " + hit.title())
        .collect(Collectors.joining("; "));
  }

  /**
   * What an answer says of its decision, flat: the parameters of {@code api.md}, "Guarded
   * inference".
   */
  public static ObjectNode parameters(Outcome.Answered answered) {
    Decision decision = answered.decision();
    ObjectNode json = Json.object();
    json.put("decision", decision.verdict().code());
    json.put("decision_id", decision.id().toString());
    json.put("obligations", joined(decision.obligations()));
    json.put("transformations", String.join(",", decision.transformations()));
    json.put("ledger_index", answered.receipt().index());
    json.put("leaf_hash", answered.receipt().leafHash());
    SealedExplanation explanation = decision.explanation();
    if (explanation != null) {
      json.put("explanation_id", explanation.id().toString());
    }
    if (decision.label() != null) {
      json.put("label", decision.label());
    }
    if (decision.metadata() != null) {
      json.put("metadata", decision.metadata());
    }
    json.put("not_examined", joined(decision.notExamined()));
    return json;
  }

  private static String joined(Set<String> names) {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(null);
    return String.join(",", sorted);
  }
}
