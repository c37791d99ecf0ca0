package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {

  @Test
  void theSourceReadsBackAsTheSamePack() {
    PolicyPack pack = PolicyPack.shipped();
    PolicyPack again = PackReader.read(pack.source());
    assertThat(again.hash()).isEqualTo(pack.hash()).startsWith("sha256:").hasSize(71);
    assertThat(again.policies()).isEqualTo(pack.policies());
  }

  @Test
  void anyChangeChangesTheHash() {
    assertThat(TinyPack.with("HIGH", "LOW").hash())
        .isNotEqualTo(TinyPack.read(TinyPack.YAML).hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.basis == NONE | c.basis == NON | TST-01: condition, column 12: this is no value of c.basis.",
        "effect: DENY | effect: DENIED | TST-01: effect is one of [DENY, ESCALATE, REDACT, LABEL, WATERMARK, TRANSFORM, ALLOW].",
        "severity: HIGH | severity: | TST-01: severity is empty.",
        "obligations: [log] | obligations: [Log it] | TST-01: obligations are words in lower case with hyphens.",
        "{c.basis: NONE} | {c.basis: 7} | TST-01, fires: The fact c.basis is one word.",
        "{c.basis: NONE} | {c.bases: NONE} | TST-01, fires: There is no fact of that name in the fact table.",
        "effect: DENY | salience: 10 | TST-01: there is no such field as salience.",
        "clause: \"6(1)\" | clause: 6 | TST-01, sources: clause is text (put it in quotes).",
        "id: TST-01 | id: tst-01 | tst-01: id has a form that is not allowed.",
        "severity: HIGH | applies_from: soon | TST-01: applies_from is a date as 2026-08-02.",
      })
  void anErrorNamesThePolicyAndThePlace(String what, String instead, String message) {
    assertThatThrownBy(() -> TinyPack.with(what, instead))
        .isInstanceOf(RulesException.class)
        .hasMessage(message);
  }

  @Test
  void aThresholdOfExplanationsIsAKnownNumber() {
    assertThatThrownBy(() -> TinyPack.with("base: {", "evidence: {completeness: -1}\nbase: {"))
        .hasMessageContaining("completeness is a number, 0 or greater.");
    assertThatThrownBy(() -> TinyPack.with("base: {", "evidence: {complete: 1}\nbase: {"))
        .hasMessageContaining("there is no such field as complete.");
  }

  @Test
  void anIdIsTakenOnce() {
    String twice = TinyPack.YAML + TinyPack.YAML.substring(TinyPack.YAML.indexOf("---"));
    assertThatThrownBy(() -> TinyPack.read(twice))
        .hasMessageStartingWith("TST-01: the id is taken");
  }

  @Test
  void whatIsNotYamlIsRefused() {
    assertThatThrownBy(() -> TinyPack.read("pack: [")).hasMessage("The pack is not valid YAML.");
    assertThatThrownBy(() -> TinyPack.read("- a\n")).hasMessageContaining("is a mapping");
    assertThatThrownBy(() -> TinyPack.read("")).isInstanceOf(RulesException.class);
    assertThatThrownBy(() -> PackReader.read(new byte[] {'a', ':', ' ', (byte) 0xC3}))
        .hasMessage("The pack is not UTF-8.");
  }

  @Test
  void limitsHold() {
    assertThatThrownBy(() -> TinyPack.read("a: " + "[".repeat(100_000)))
        .isInstanceOf(RulesException.class);
    assertThatThrownBy(() -> TinyPack.read("a: &x [1]\nb: [*x, *x]\n"))
        .hasMessageContaining("alias");
    assertThatThrownBy(
            () -> PackReader.read("#".repeat(4_000_001).getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("bytes");
    assertThatThrownBy(() -> TinyPack.with("effect: DENY", "effect: DENY\n    effect: ALLOW"))
        .hasMessage("The pack is not valid YAML.");
  }
}
