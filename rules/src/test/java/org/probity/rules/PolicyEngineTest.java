package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;

class PolicyEngineTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final int SHEETS = 2_000;
  private static final PolicyEngine ENGINE = PolicyEngine.shipped();
  private static final PolicyPack PACK = ENGINE.pack();

  @Test
  void theEngineAgreesWithADirectEvaluation() {
    RandomSheets sheets = new RandomSheets(PACK, 1);
    Set<String> everFired = new HashSet<>();
    for (int i = 0; i < SHEETS; i++) {
      FactSheet sheet = sheets.next();
      Stage stage = i % 2 == 0 ? Stage.REQUEST : Stage.RESPONSE;
      List<String> fired = ids(ENGINE.judge(sheet, stage, DATE));
      assertThat(fired).as(() -> sheet.asMap().toString()).isEqualTo(direct(sheet, stage));
      everFired.addAll(fired);
    }
    assertThat(everFired).hasSize(PACK.policies().size());
  }

  private static List<String> direct(FactSheet sheet, Stage stage) {
    Oracle oracle = new Oracle(sheet.toBuilder().put("r.stage", stage.name()).build().asMap());
    return PACK.policies().stream()
        .filter(policy -> oracle.holds(policy.condition()))
        .map(Policy::id)
        .toList();
  }

  @Test
  void theBriefAnswersAreThoseOfTheWholeJudgement() {
    RandomSheets sheets = new RandomSheets(PACK, 3);
    for (int i = 0; i < SHEETS; i++) {
      FactSheet sheet = sheets.next();
      Map<String, Effect> whole = new HashMap<>();
      for (RuleHit hit : ENGINE.judge(sheet, Stage.REQUEST, DATE).hits()) {
        if (hit.inForce()) {
          whole.put(hit.policy(), hit.effect());
        }
      }
      assertThat(ENGINE.effects(sheet, Stage.REQUEST, DATE)).isEqualTo(whole);
      assertThat(ENGINE.quickEffects(ENGINE.quickFacts(sheet.asMap()), Stage.REQUEST, DATE))
          .isEqualTo(whole);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Judgement>>> parallel = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        parallel.add(pool.submit(PolicyEngineTest::judgeMany));
      }
      List<Judgement> alone = judgeMany();
      for (Future<List<Judgement>> each : parallel) {
        assertThat(each.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Judgement> judgeMany() {
    RandomSheets sheets = new RandomSheets(PACK, 2);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      judgements.add(ENGINE.judge(sheets.next(), Stage.RESPONSE, DATE));
    }
    return judgements;
  }

  @Test
  void theOrderOfPoliciesDoesNotMatter() {
    List<Policy> shuffled = new ArrayList<>(PACK.policies());
    Collections.shuffle(shuffled, new Random(3));
    PolicyEngine other =
        PackCompiler.engine(
            new PolicyPack(
                "shuffled", PACK.version(), PACK.base(), Map.of(), shuffled, PACK.source()));
    RandomSheets sheets = new RandomSheets(PACK, 4);
    for (int i = 0; i < 200; i++) {
      FactSheet sheet = sheets.next();
      Judgement one = ENGINE.judge(sheet, Stage.REQUEST, DATE);
      Judgement two = other.judge(sheet, Stage.REQUEST, DATE);
      assertThat(two.verdict()).isEqualTo(one.verdict());
      assertThat(two.effects()).isEqualTo(one.effects());
      assertThat(two.obligations()).isEqualTo(one.obligations());
      assertThat(two.hits()).containsExactlyInAnyOrderElementsOf(one.hits());
    }
  }

  @Test
  void aPolicyWhoseDateHasNotComeIsReportedButDoesNotCount() {
    FactSheet sheet = base().put("r.outputKind", "IMAGE").put("r.watermark", false).build();
    Judgement before = ENGINE.judge(sheet, Stage.RESPONSE, LocalDate.of(2026, 12, 1));
    assertThat(before.verdict()).isEqualTo(Verdict.ALLOW);
    assertThat(before.obligations()).isEmpty();
    assertThat(before.hits()).singleElement().extracting(RuleHit::inForce).isEqualTo(false);

    Judgement after = ENGINE.judge(sheet, Stage.RESPONSE, LocalDate.of(2026, 12, 2));
    assertThat(after.verdict()).isEqualTo(Verdict.TRANSFORM);
    assertThat(after.effects()).containsExactly(Effect.WATERMARK);
    assertThat(after.obligations()).containsExactly("embed-watermark");
  }

  @Test
  void aHitCitesOnlyTheSourcesThatBindOnTheDate() {
    FactSheet sheet = base().put("m.lifecycle", "SUSPENDED").build();
    RuleHit early = ENGINE.judge(sheet, Stage.REQUEST, DATE).hits().get(0);
    RuleHit late = ENGINE.judge(sheet, Stage.REQUEST, LocalDate.of(2027, 12, 2)).hits().get(0);
    assertThat(early.citations()).extracting(c -> c.source()).containsExactly("NIST AI RMF");
    assertThat(late.citations())
        .extracting(c -> c.source() + " " + c.clause())
        .containsExactly("NIST AI RMF MANAGE 2.4", "AI Act 20", "AI Act 26(5)");
  }

  @Test
  void aHitNamesTheFactsThatMadeItFire() {
    FactSheet sheet = base().put("r.purpose", "EMOTION_RECOGNITION").remove("r.setting").build();
    assertThat(ENGINE.judge(sheet, Stage.REQUEST, DATE).hits())
        .singleElement()
        .satisfies(
            hit ->
                assertThat(hit.because())
                    .containsExactly(
                        "jurisdictions=[CN, EU, US, US_NYC]",
                        "r.purpose=EMOTION_RECOGNITION",
                        "r.setting unknown"));
  }

  @Test
  void aWordThatNoListKnowsIsNotRepeated() {
    FactSheet sheet = base().put("r.purpose", "Jane_Doe").build();
    Judgement judgement = ENGINE.judge(sheet, Stage.REQUEST, DATE);
    assertThat(ids(judgement)).contains("OVS-03");
    assertThat(judgement.toString()).doesNotContain("Jane");
  }

  @Test
  void theStrongestEffectWinsAndObligationsJoin() {
    FactSheet sheet = base().put("pii.PAYMENT_CARD", 99).put("m.hashVerified", false).build();
    Judgement judgement = ENGINE.judge(sheet, Stage.REQUEST, DATE);
    assertThat(judgement.verdict()).isEqualTo(Verdict.DENY);
    assertThat(judgement.effects()).containsExactlyInAnyOrder(Effect.REDACT, Effect.DENY);
    assertThat(judgement.obligations()).containsExactly("log-spans", "log", "notify-security");
  }

  private static FactSheet.Builder base() {
    return FactSheet.builder().putAll(PACK.base());
  }

  private static List<String> ids(Judgement judgement) {
    return judgement.hits().stream().map(RuleHit::policy).toList();
  }
}
