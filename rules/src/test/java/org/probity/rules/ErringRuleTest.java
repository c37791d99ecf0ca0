package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;

/** A rule that errs escalates, and says so. */
class ErringRuleTest {
  private static final String ERRS =
      """
      package org.probity.packs.erring;
      import org.probity.rules.internal.Facts;
      global org.probity.rules.internal.Hits hits;
      rule "TST-01" when
        Facts( less("c.basis", 3) )
      then
        hits.fired("TST-01");
      end
      """;

  @Test
  void errorsEscalate() {
    PolicyEngine engine =
        PackCompiler.compile("org.probity.packs.erring", ERRS).engine(TinyPack.read(TinyPack.YAML));
    FactSheet sheet = FactSheet.builder().put("c.basis", "CONTRACT").build();

    Judgement judgement = engine.judge(sheet, Stage.REQUEST, LocalDate.of(2026, 11, 24));

    assertThat(judgement.verdict()).isEqualTo(Verdict.ESCALATE);
    assertThat(judgement.hits())
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.failed()).isTrue();
              assertThat(hit.effect()).isEqualTo(Effect.ESCALATE);
              assertThat(hit.because()).containsExactly("The rule could not be evaluated.");
            });
  }
}
