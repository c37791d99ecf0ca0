package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy changed in a form makes another pack, and the difference is what was changed. */
class PackEditTest {
  private static final PolicyPack PACK = PolicyPack.shipped();

  @Test
  void everyPolicyOfTheShippedPackComesBackFromItsFields() {
    for (Policy policy : PACK.policies()) {
      PolicyPack same = PackEdit.with(PACK, "2", policy.id(), PackEdit.cells(policy));
      assertThat(PackDiff.between(PACK, same)).as(policy.id()).isEmpty();
      assertThat(same.base()).isEqualTo(PACK.base());
      assertThat(same.evidence()).isEqualTo(PACK.evidence());
    }
  }

  @Test
  void aChangedFieldIsTheOnlyDifference() {
    PolicyPack changed = PackEdit.with(PACK, "2", "PRV-01", with("severity", "LOW"));
    assertThat(changed.version()).isEqualTo("2");
    assertThat(PackDiff.between(PACK, changed))
        .containsExactly(
            new PackDiff.Change(
                "PRV-01",
                PackDiff.Kind.CHANGED,
                java.util.List.of(new PackDiff.Field("severity", "HIGH", "LOW"))));
  }

  @Test
  void addedAndRemovedPoliciesShow() {
    PolicyPack more = PackEdit.with(PACK, "2", null, with("id", "PRV-99"));
    PolicyPack less = PackEdit.without(more, "3", "PRV-01");
    assertThat(PackDiff.between(PACK, less))
        .extracting(PackDiff.Change::policy, PackDiff.Change::kind)
        .containsExactly(
            tuple("PRV-01", PackDiff.Kind.REMOVED), tuple("PRV-99", PackDiff.Kind.ADDED));
    assertThat(less.policies()).hasSameSizeAs(PACK.policies());
  }

  @ParameterizedTest
  @CsvSource({
    "condition, c.basis = NONE, 'PRV-01: condition, column 8: this sign has no meaning here.'",
    "condition, '', 'PRV-01: condition is missing.'",
    "effect, PERHAPS, PRV-01: effect is one of",
    "sources, '', PRV-01: a policy has a source.",
    "sources, GDPR | 6 | sure, 'PRV-01, sources: a source is a line as'",
    "fires, c.nothing=NONE, 'PRV-01, fires: the name of a fact is expected'",
    "applies_from, soon, PRV-01: applies_from is a date",
    "title_zh, '', PRV-01: title_zh is missing.",
    "group, Not A Group, PRV-01: group has a form that is not allowed."
  })
  void anErrorNamesThePolicyAndTheField(String field, String text, String message) {
    assertThatThrownBy(() -> PackEdit.with(PACK, "2", "PRV-01", with(field, text)))
        .isInstanceOf(RulesException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1.9, 1.10", "2.0.3, 2.0.4"})
  void theVersionAfterAnother(String version, String next) {
    assertThat(PackEdit.following(version)).isEqualTo(next);
  }

  private static Map<String, String> with(String field, String text) {
    Policy first =
        PACK.policies().stream()
            .filter(each -> each.id().equals("PRV-01"))
            .findFirst()
            .orElseThrow();
    Map<String, String> cells = new LinkedHashMap<>(PackEdit.cells(first));
    cells.put(field, text);
    return cells;
  }
}
