package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.guard.Decision;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import org.probity.rules.why.Case;
import org.probity.rules.why.NearMiss;
import org.probity.rules.why.SmallestChange;
import org.probity.web.http.Json;

/**
 * Which rules nearly fired on a decision, and what would have changed its verdict.
 *
 * @param change null if no change of few facts would have
 */
public record DecisionWhy(List<NearMiss> misses, @Nullable SmallestChange change) {
  public DecisionWhy {
    misses = List.copyOf(misses);
  }

  /** Empty where a recorded fact is none any more, since the answer could be wrong. */
  public static Optional<DecisionWhy> of(Decision decision, PolicyPack pack) {
    try {
      Case decided =
          new Case(pack, decision.evaluationDate(), sheets(decision), released(decision));
      return Optional.of(
          new DecisionWhy(
              NearMiss.of(decided), SmallestChange.toTheOpposite(decided).orElse(null)));
    } catch (RulesException e) {
      return Optional.empty();
    }
  }

  void put(ObjectNode details, Decision decision) {
    ArrayNode list = details.putArray("near_misses");
    misses.forEach(miss -> put(list.addObject(), miss));
    if (change != null) {
      put(details.putObject("smallest_change"), change, decision);
    }
  }

  private static Map<Stage, FactSheet> sheets(Decision decision) {
    Map<Stage, Map<String, Object>> facts = new HashMap<>(decision.earlier());
    facts.put(decision.stage(), decision.facts());
    Map<Stage, FactSheet> sheets = new EnumMap<>(Stage.class);
    facts.forEach((stage, each) -> sheets.put(stage, FactSheet.builder().putAll(each).build()));
    return sheets;
  }

  private static Set<String> released(Decision decision) {
    return decision.follows() == null
        ? Set.of()
        : decision.inForce().stream()
            .filter(hit -> hit.effect() == Effect.ESCALATE)
            .map(RuleHit::policy)
            .collect(Collectors.toSet());
  }

  private static void put(ObjectNode json, NearMiss miss) {
    json.put("id", miss.policy().id());
    json.put("title", miss.policy().title());
    json.put("title_zh", miss.policy().titleZh());
    json.put("effect", miss.policy().effect().name().toLowerCase(Locale.ROOT));
    json.put("stage", miss.stage().name().toLowerCase(Locale.ROOT));
    json.put("missing", miss.missing());
    json.put("was", miss.was());
  }

  private static void put(ObjectNode json, SmallestChange change, Decision decision) {
    json.put("verdict", change.verdict().code());
    ArrayNode changes = json.putArray("changes");
    change
        .changes()
        .forEach(
            (fact, value) -> {
              ObjectNode changed = changes.addObject();
              changed.put("fact", fact);
              Object was = decision.facts().get(fact);
              if (was != null) {
                changed.set("was", Json.mapper().valueToTree(was));
              }
              changed.set("instead", Json.mapper().valueToTree(value));
              changed.put("set_by", FactTable.shipped().get(fact).setBy());
            });
  }
}
