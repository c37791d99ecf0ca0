package org.probity.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactTable;
import org.probity.rules.PackReader;
import org.probity.rules.PolicyPack;
import org.probity.rules.check.PackProof.Answer;
import org.probity.rules.condition.ConditionParser;

class PackProofTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final PackProof PROOF = new PackProof(DATE);
  private static final PolicyPack SHIPPED = PolicyPack.shipped();

  /** Candidate, reference, at least as strict. */
  @ParameterizedTest
  @CsvSource({
    "r.userAge < 18 => DENY,     r.userAge < 16 => DENY,        true",
    "r.userAge < 16 => DENY,     r.userAge < 18 => DENY,        false",
    "r.userAge < 18 => DENY,     r.userAge < 18 => ESCALATE,    true",
    "r.userAge < 18 => ESCALATE, r.userAge < 18 => DENY,        false",
    "r.userAge < 18 => DENY,     r.userAge < 18 => REDACT,      true",
    "r.userAge < 18 => LABEL,    r.userAge < 18 => REDACT,      false",
    "c.basis != CONTRACT => DENY, c.basis == NONE => DENY,      true",
    "c.basis == NONE => DENY,    c.basis != CONTRACT => DENY,   false",
    "m.license in MIT => DENY,   m.license notin MIT => DENY,   false",
  })
  void strictness(String candidate, String reference, boolean strict) {
    Answer answer = PROOF.atLeastAsStrict(Packs.of(candidate), Packs.of(reference));
    assertThat(answer.holds()).isEqualTo(strict);
    assertThat(answer.counterexample() == null).isEqualTo(strict);
  }

  @Test
  void theCounterexampleDiffersFromTheBaseInputInWhatMatters() {
    PolicyPack candidate = changed("pii.PAYMENT_CARD >= 60", "pii.PAYMENT_CARD >= 70");
    assertThat(PROOF.atLeastAsStrict(candidate, SHIPPED).counterexample())
        .isEqualTo(Map.of("pii.PAYMENT_CARD", 60));
    assertThat(PROOF.atLeastAsStrict(SHIPPED, candidate).holds()).isTrue();
    assertThat(PROOF.equal(SHIPPED, candidate).holds()).isFalse();
    assertThat(PROOF.perPolicy(candidate, SHIPPED).entrySet())
        .filteredOn(each -> !each.getValue().holds())
        .extracting(Map.Entry::getKey)
        .containsExactly("PRV-09");
  }

  @Test
  void thePackIsEqualToItselfInOtherWords() {
    assertThat(PROOF.equal(SHIPPED, SHIPPED).holds()).isTrue();
    assertThat(PROOF.equal(SHIPPED, changed("r.userAge < 14", "r.userAge <= 13")).holds()).isTrue();
    assertThat(PROOF.equal(SHIPPED, changed("[log, open-audit-task]", "[log]")).holds()).isFalse();
  }

  /** A policy that is not in force on the date proves nothing. */
  @Test
  void thePoliciesInForceCount() {
    PolicyPack later = changed("applies_from: 2023-07-05", "applies_from: 2030-01-01");
    assertThat(PROOF.atLeastAsStrict(later, SHIPPED).holds()).isFalse();
    assertThat(new PackProof(LocalDate.of(2030, 1, 1)).atLeastAsStrict(later, SHIPPED).holds())
        .isTrue();
  }

  /** Condition, whether a request of which it is known is ever answered. */
  @ParameterizedTest
  @CsvSource({
    "r.purpose == SOCIAL_SCORING and jurisdictions has EU, true",
    "r.purpose == SOCIAL_SCORING,                          false",
    "m.hashVerified == false,                              true",
    "c.basis == CONSENT and c.withdrawn == true,           false",
    "r.personalData == true and c.basis == CONSENT and c.withdrawn == true, true",
  })
  void invariants(String condition, boolean holds) {
    Answer answer =
        PROOF.never(
            SHIPPED,
            ConditionParser.parse(condition, FactTable.shipped()),
            Set.of(Verdict.ALLOW, Verdict.TRANSFORM));
    assertThat(answer.holds()).as(answer.toString()).isEqualTo(holds);
  }

  private static PolicyPack changed(String what, String instead) {
    String source = new String(SHIPPED.source(), StandardCharsets.UTF_8);
    assertThat(source).contains(what);
    return PackReader.read(source.replace(what, instead).getBytes(StandardCharsets.UTF_8));
  }
}
