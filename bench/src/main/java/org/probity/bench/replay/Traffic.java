package org.probity.bench.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Stage;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.Judgement;
import org.probity.rules.PolicyEngine;

/**
 * Decisions about texts as the Guard seals them: judged as request and as response, no two with the
 * same scores, one in five with personal data and a model whose licence nobody checked.
 */
final class Traffic {
  private static final Instant TIME = Instant.parse("2026-11-24T01:02:03.004Z");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final String WORDS =
      "The parcel came two days late and the box was dented, but the lamp works and the light is"
          + " warmer than I expected. I would buy it again. ";

  private final PolicyEngine engine;
  private final Random random;

  Traffic(PolicyEngine engine, long seed) {
    this.engine = engine;
    this.random = new Random(seed);
  }

  LedgerEvent next() {
    Map<String, Object> asked = facts();
    Map<String, Object> answered = new HashMap<>(asked);
    answered.put("score.TOXICITY", random.nextInt(30));
    Judgement first = judge(asked, Stage.REQUEST);
    Judgement second = judge(answered, Stage.RESPONSE);
    Map<String, Object> differences = new HashMap<>(asked);
    differences.entrySet().removeIf(each -> each.getValue().equals(answered.get(each.getKey())));
    List<Map<String, Object>> rules =
        List.of(first, second).stream()
            .flatMap(judgement -> judgement.hits().stream())
            .<Map<String, Object>>map(
                hit ->
                    Map.of(
                        "id", hit.policy(),
                        "title", hit.title(),
                        "title_zh", hit.titleZh(),
                        "effect", hit.effect().name(),
                        "stage", hit.stage().name(),
                        "obligations", hit.obligations(),
                        "because", hit.because(),
                        "in_force", hit.inForce()))
            .toList();
    DecisionId id = DecisionId.next();
    return new LedgerEvent(
        EventType.DECISION,
        TIME,
        id,
        "app:k1",
        Map.of("name", "toxicity-minilm", "version", "1", "digest", "sha256:aa"),
        engine.pack().hash(),
        DATE,
        first.verdict().stronger(second.verdict()).code(),
        List.of(),
        null,
        null,
        Map.of(
            "id", id.toString(),
            "application", "bench",
            "facts", answered,
            "stage", Stage.RESPONSE.name(),
            "earlier", Map.of(Stage.REQUEST.name(), differences),
            "findings", List.of(),
            "rules", rules,
            "inputs", List.of(Map.of("name", "text", "data", List.of(WORDS.repeat(3)))),
            "outputs", List.of(Map.of("name", "logits", "data", List.of(0.125, -2.25, 3.5)))));
  }

  private Judgement judge(Map<String, Object> facts, Stage stage) {
    return engine.judge(FactSheet.builder().putAll(facts).build(), stage, DATE);
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new HashMap<>(engine.pack().base());
    facts.remove("r.stage");
    for (FactDefinition fact : FactTable.shipped().all()) {
      if (fact.type() == FactType.PERCENT) {
        facts.put(fact.name(), random.nextInt(30));
      }
    }
    if (random.nextInt(5) == 0) {
      facts.put("pii.DIRECT_ID", 95);
      facts.put("m.licenseVerified", false);
    }
    return facts;
  }
}
