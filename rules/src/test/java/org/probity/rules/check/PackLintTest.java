package org.probity.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.rules.PolicyPack;

class PackLintTest {

  static Stream<Arguments> faults() {
    return Stream.of(
        line("IMPOSSIBLE TST-01", "r.userAge < 10 and r.userAge > 20 => DENY"),
        line("IMPOSSIBLE TST-01", "r.stage == REQUEST and r.stage == RESPONSE => DENY"),
        line("IMPOSSIBLE TST-01", "score.HATE > 100 => DENY"),
        line("DUPLICATE TST-02 TST-01", "r.userAge < 18 => DENY", "r.userAge <= 17 => DENY"),
        line(
            "DUPLICATE TST-02 TST-01",
            "m.license in MIT, Apache-2.0 => DENY",
            "m.license in apache-2.0, MIT => DENY"),
        line("SUBSUMED TST-01 TST-02", "r.userAge < 14 => DENY", "r.userAge < 18 => DENY"),
        line("SUBSUMED TST-01 TST-02", "r.userAge < 14 => LABEL", "r.userAge < 18 => DENY"),
        line(
            "SUBSUMED TST-01 TST-02",
            "m.license in MIT => DENY",
            "m.license in MIT, Apache-2.0 => DENY"),
        line(
            "UNREACHABLE TST-03",
            "r.userAge < 14 => DENY",
            "r.userAge >= 14 => DENY",
            "c.basis == NONE => ESCALATE"),
        line("GAP TST-01 TST-02", "score.HATE <= 40 => DENY", "score.HATE >= 60 => DENY"),
        line(
            "GAP TST-01 TST-02",
            "c.basis == NONE and score.HATE >= 20 and score.HATE < 40 => LABEL",
            "score.HATE > 80 and c.basis == NONE => LABEL"),
        line("OVERLAP TST-01 TST-02", "r.userAge < 14 => DENY", "c.basis == NONE => LABEL"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void faultIsNamedWithAnExample(String expected, PolicyPack pack) {
    List<Remark> remarks = PackLint.check(pack);
    assertThat(remarks)
        .extracting(each -> each.kind() + " " + String.join(" ", each.policies()))
        .contains(expected);
    assertThat(remarks)
        .filteredOn(each -> each.kind() != Remark.Kind.IMPOSSIBLE)
        .allSatisfy(each -> assertThat(each.example()).isNotEmpty());
  }

  static Stream<Arguments> sound() {
    return Stream.of(
        line("neighbours", "score.HATE < 40 => DENY", "score.HATE >= 40 => DENY"),
        line("other effect", "r.userAge < 14 => REDACT", "r.userAge < 18 => LABEL"),
        line("other licences", "m.license in MIT => DENY", "m.license in Apache-2.0 => DENY"),
        line("two places", "jurisdictions has EU => DENY", "jurisdictions has CN => DENY"),
        line("other circumstances", "score.HATE <= 40 => DENY", "score.SEXUAL >= 60 => DENY"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sound")
  void whatIsSoundHasNoFault(String name, PolicyPack pack) {
    assertThat(PackLint.check(pack)).noneMatch(each -> each.kind().fault());
  }

  @Test
  void theExampleShowsIt() {
    Remark gap =
        PackLint.check(Packs.of("score.HATE <= 40 => DENY", "score.HATE >= 60 => DENY")).get(0);
    assertThat(gap.example()).isEqualTo(Map.of("score.HATE", 41));
    assertThat(gap.text()).isEqualTo("Neither fires for score.HATE 41–59.");
    assertThat(gap.textZh()).contains("score.HATE 41–59");
  }

  @Test
  void theShippedPackHasNoFault() {
    assertThat(PackLint.faults(PolicyPack.shipped())).isEmpty();
  }

  private static Arguments line(String expected, String... policies) {
    return Arguments.of(expected, Packs.of(policies));
  }
}
