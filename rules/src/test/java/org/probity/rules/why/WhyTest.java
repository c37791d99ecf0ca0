package org.probity.rules.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactSheet;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;
import org.probity.rules.RandomSheets;

class WhyTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final PolicyPack PACK = PolicyPack.shipped();

  @Test
  void aPolicyThatOneConditionKeptFromFiringIsANearMiss() {
    List<NearMiss> misses = NearMiss.of(of(Map.of("r.userAge", 13, "c.guardianConsent", true)));
    assertThat(misses)
        .extracting(miss -> miss.policy().id() + ": " + miss.missing() + ", was " + miss.was())
        .contains("PRV-07: c.guardianConsent == false, was c.guardianConsent=true")
        .contains("SEC-02: m.hashVerified == false, was m.hashVerified=true")
        .noneMatch(line -> line.contains("ETH-02"));
  }

  @Test
  void whatFiredDidNotNearlyFire() {
    assertThat(NearMiss.of(of(Map.of("m.hashVerified", false))))
        .noneMatch(miss -> miss.policy().id().equals("SEC-02"));
  }

  /** A changed fact, and the smallest change that undoes what it did. */
  @ParameterizedTest
  @CsvSource({
    "m.hashVerified, false, m.hashVerified, true",
    "c.noticeGiven, false, c.noticeGiven, true",
    "score.HATE, 95, r.moderationMaterial, true",
    "m.driftPsi, 31, m.driftPsi, 24",
  })
  void theSmallestChangeOpensTheWay(String fact, String value, String changed, String instead) {
    Case denied = of(Map.of(fact, typed(value)));
    SmallestChange change = SmallestChange.toTheOpposite(denied).orElseThrow();
    assertThat(change.changes()).isEqualTo(Map.of(changed, typed(instead)));
    assertThat(change.verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void whatTwoPoliciesStopNeedsTwoChanges() {
    Case denied = of(Map.of("m.hashVerified", false, "m.licenseVerified", false));
    assertThat(SmallestChange.toTheOpposite(denied).orElseThrow().changes())
        .isEqualTo(Map.of("m.hashVerified", true, "m.licenseVerified", true));
  }

  /** The engine confirms each change, and that the case was judged as the engine judges. */
  @Test
  void theEngineAgrees() {
    PolicyEngine engine = PolicyEngine.shipped();
    RandomSheets sheets = new RandomSheets(PACK, 11);
    int found = 0;
    for (int i = 0; i < 40; i++) {
      FactSheet sheet = sheets.next();
      Case random = new Case(PACK, DATE, Map.of(Stage.REQUEST, sheet), Set.of());
      assertThat(random.verdict()).isEqualTo(engine.judge(sheet, Stage.REQUEST, DATE).verdict());
      FactSheet base =
          FactSheet.builder()
              .putAll(PACK.base())
              .put("m.gpai", i % 2 == 0)
              .put(i % 3 == 0 ? "c.noticeGiven" : "m.dataProvenance", false)
              .build();
      Case stopped = new Case(PACK, DATE, Map.of(Stage.REQUEST, base), Set.of());
      SmallestChange change = SmallestChange.toTheOpposite(stopped).orElseThrow();
      FactSheet changed = base.toBuilder().putAll(change.changes()).build();
      assertThat(engine.judge(changed, Stage.REQUEST, DATE).verdict()).isEqualTo(change.verdict());
      found++;
    }
    assertThat(found).isEqualTo(40);
  }

  private static Case of(Map<String, Object> differences) {
    FactSheet sheet = FactSheet.builder().putAll(PACK.base()).putAll(differences).build();
    return new Case(PACK, DATE, Map.of(Stage.REQUEST, sheet), Set.of());
  }

  private static Object typed(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> Integer.valueOf(value);
    };
  }
}
