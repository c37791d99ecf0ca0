package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;

/** What a processing record states and what nobody states, taken together. */
class CompleteRecordTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final PolicyEngine ENGINE = PolicyEngine.shipped();

  /** A first-run record and a model in order; no content fact, since nothing was found. */
  private static FactSheet.Builder request(String purpose) {
    return FactSheet.builder()
        .put("r.purpose", purpose)
        .put("r.personalData", true)
        .put("jurisdictions", Set.of("EU"))
        .put("c.basis", "LEGITIMATE_INTERESTS")
        .put("c.noticeGiven", true)
        .put("c.purposes", Set.of(purpose))
        .put("r.crossBorder", false)
        .put("r.transferBasis", "NONE")
        .put("r.logRetentionDays", 365)
        .put("r.commercialUse", false)
        .put("r.publicService", false)
        .put("r.significantEffect", false)
        .put("r.soleAutomated", false)
        .put("r.humanReviewer", false)
        .put("r.userAge", 18)
        .put("r.outputKind", "LABEL")
        .put("r.explanationReady", true)
        .put("m.license", "Apache-2.0")
        .put("m.licenseVerified", true)
        .put("m.riskTier", "LIMITED")
        .put("m.purposes", Set.of(purpose))
        .put("m.gpai", false)
        .put("m.external", false)
        .put("m.lifecycle", "ACTIVE")
        .put("m.hashVerified", true);
  }

  @Test
  void aNormalRequestIsAllowed() {
    for (String purpose : List.of("CONTENT_MODERATION", "MAIL_FILTERING", "DEMO")) {
      for (Stage stage : Stage.values()) {
        Judgement judgement = ENGINE.judge(request(purpose).build(), stage, DATE);
        assertThat(judgement.hits()).as(purpose + " " + stage).isEmpty();
      }
    }
  }

  @Test
  void withoutARecordItIsDenied() {
    FactSheet.Builder unrecorded = request("DEMO");
    List.of("c.basis", "c.noticeGiven", "c.purposes").forEach(unrecorded::remove);
    Judgement judgement = ENGINE.judge(unrecorded.build(), Stage.REQUEST, DATE);
    assertThat(judgement.verdict()).isEqualTo(Verdict.DENY);
    assertThat(ids(judgement)).contains("PRV-01", "PRV-03", "PRV-17");
  }

  @Test
  void creditScoringIsHeldUntilAReviewerReleasesIt() {
    FactSheet credit =
        request("CREDIT_SCORING")
            .put("r.significantEffect", true)
            .put("r.soleAutomated", true)
            .put("m.riskTier", "HIGH")
            .put("m.impactAssessment", true)
            .put("m.disparateImpact", 85)
            .build();
    Judgement held = ENGINE.judge(credit, Stage.REQUEST, DATE);
    assertThat(held.verdict()).isEqualTo(Verdict.ESCALATE);
    assertThat(held.hits())
        .filteredOn(RuleHit::inForce)
        .extracting(RuleHit::policy)
        .containsExactly("PRV-15");

    FactSheet released = credit.toBuilder().put("r.humanReviewer", true).build();
    assertThat(ENGINE.judge(released, Stage.REQUEST, DATE).verdict()).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void hateIsRefusedInAChatButNotAsModerationMaterial() {
    FactSheet chat = request("CHAT").put("score.HATE", 95).put("r.aiDisclosed", true).build();
    assertThat(ids(ENGINE.judge(chat, Stage.REQUEST, DATE))).containsExactly("ETH-07");
    FactSheet material = chat.toBuilder().put("r.moderationMaterial", true).build();
    assertThat(ENGINE.judge(material, Stage.REQUEST, DATE).hits()).isEmpty();
  }

  private static List<String> ids(Judgement judgement) {
    return judgement.hits().stream().map(RuleHit::policy).toList();
  }
}
