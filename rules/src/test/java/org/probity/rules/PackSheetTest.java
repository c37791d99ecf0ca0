package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sheet is another way to write the same pack. */
class PackSheetTest {

  @Test
  void theShippedPackIsTheSameInEveryForm() {
    PolicyPack pack = PolicyPack.shipped();
    PolicyPack yaml = PackReader.read(PackSheetWriter.yaml(pack));
    PolicyPack csv = PackSheet.read(PackSheetWriter.csv(pack));
    PolicyPack xlsx = PackSheet.read(PackSheetWriter.xlsx(pack));
    assertThat(yaml.policies()).isEqualTo(pack.policies());
    assertThat(yaml.base()).isEqualTo(pack.base());
    assertThat(csv.hash()).isEqualTo(yaml.hash()).isEqualTo(xlsx.hash());
    assertThat(PackReader.read(csv.source()).hash()).isEqualTo(csv.hash());
    assertThat(DrlWriter.write(csv)).isEqualTo(DrlWriter.write(pack));
  }

  @Test
  void theTinyPackByHandIsTheOneInYaml() {
    PolicyPack sheet = TinySheet.read(TinySheet.CSV);
    PolicyPack yaml = TinyPack.read(TinyPack.YAML);
    assertThat(sheet.policies()).isEqualTo(yaml.policies());
    assertThat(sheet.base()).isEqualTo(yaml.base());
    assertThat(sheet.hash()).isEqualTo(PackReader.read(PackSheetWriter.yaml(yaml)).hash());
  }

  @Test
  void thresholdsOfExplanationsAreTheSameInEveryForm() {
    PolicyPack yaml =
        TinyPack.with(
            "base: {", "evidence: {max_sensitivity: 0.5, completeness: 0.00001}\nbase: {");
    assertThat(yaml.evidence())
        .containsExactlyInAnyOrderEntriesOf(Map.of("max_sensitivity", 0.5, "completeness", 1e-5));
    PolicyPack csv = PackSheet.read(PackSheetWriter.csv(yaml));
    assertThat(csv.evidence()).isEqualTo(yaml.evidence());
    assertThat(csv.hash())
        .isEqualTo(PackReader.read(PackSheetWriter.yaml(yaml)).hash())
        .isEqualTo(PackSheet.read(PackSheetWriter.xlsx(yaml)).hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "c.basis == NONE | c.basis == NON | J5: condition, column 12: this is no value of c.basis.",
        "DENY | DENIED | K5: effect is one of [DENY, ESCALATE, REDACT, LABEL, WATERMARK, TRANSFORM, ALLOW].",
        "HIGH | ~~ | L5: severity is missing.",
        ",log, | ,Log it!, | M5: obligations are words in lower case with hyphens.",
        "c.basis=NONE | c.basis=7 | N5: The fact c.basis is one of NONE",
        "c.basis=NONE | c.bases=NONE | N5: the name of a fact is expected (docs/facts.md).",
        "c.basis=NONE | c.basis NONE | N5: an example is a line as",
        "c.basis=NONE | c.basis=NONE; c.basis=NONE | N5: The fact c.basis is stated twice.",
        "c.basis=NONE | r.userAge=old | N5: The fact r.userAge is a whole number.",
        "A title | ~~ | C5: title is missing.",
        "TST-01 | tst-01 | A5: id has a form that is not allowed.",
        "privacy | Privacy | B5: group has a form that is not allowed.",
        "GDPR ¦ 6(1) | GDPR | G5, sources: clause is missing.",
        "GDPR ¦ 6(1) | GDPR ¦ 6(1) ¦ yes | G5: a source is a line as",
        "GDPR ¦ 6(1) | GDPR ¦ 6(1) ¦ from soon | G5, sources: applies_from is a date as 2026-08-02.",
        "GDPR ¦ 6(1) | ~~ | G5: a policy has a source.",
        ",2026-08-02,, | ,08/02/2026,, | H5: applies_from is a date as 2026-08-02.",
        "statement_zh, | statement_cn, | F4: the heading is statement_zh.",
        "tiny | Tiny! | B1: pack has a form that is not allowed.",
        "version | salience | A2: pack, version, base, evidence or the heading id is expected.",
        "c.basis,CONTRACT | c.basis,CONTRACTS | C3: The fact c.basis is one of NONE",
        "c.basis,CONTRACT | basis,CONTRACT | B3: the name of a fact is expected (docs/facts.md).",
        "version,1 | pack,1 | A2: the pack has one pack.",
        "version,1 | version,1,2 | C2: nothing is expected after column 2 here.",
        "pack,tiny | pack;tiny | A1: pack, version, base, evidence or the heading id is expected.",
        "A title | ~\"A\" title~ | Row 5: a cell with quotes is wholly in quotes, and quotes in it are doubled.",
        "A title | ~\"A title~ | Row 5: a quoted cell is not closed.",
      })
  void anErrorNamesTheCellAndWhatWouldBeRight(String what, String instead, String message) {
    assertThatThrownBy(() -> TinySheet.with(what.replace('¦', '|'), instead.replace('¦', '|')))
        .isInstanceOf(RulesException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void anIdIsTakenOnce() {
    String row = TinySheet.CSV.substring(TinySheet.CSV.indexOf("TST-01"));
    assertThatThrownBy(() -> TinySheet.read(TinySheet.CSV + row))
        .hasMessage("A6: the id is taken by A5.");
  }

  @Test
  void examplesAndSourcesStandOnLines() {
    PolicyPack pack =
        TinySheet.with(
            "c.basis=NONE",
            "\"c.basis=NONE; jurisdictions=EU, CN\r\nc.basis=NONE; r.userAge=15\nbase\"");
    assertThat(pack.policies().get(0).examples())
        .extracting(example -> new TreeMap<>(example.facts()).toString())
        .containsExactly(
            "{c.basis=NONE, jurisdictions=[CN, EU]}",
            "{c.basis=NONE, r.userAge=15}",
            "{}",
            "{c.basis=CONTRACT}");
  }

  @Test
  void whatASheetCannotHoldIsNotExported() {
    PolicyPack pack = TinyPack.with("A title", "=1+1");
    assertThatThrownBy(() -> PackSheetWriter.csv(pack)).isInstanceOf(RulesException.class);
    assertThatThrownBy(() -> PackSheetWriter.xlsx(pack)).isInstanceOf(RulesException.class);
    PolicyPack piped = TinyPack.with("GDPR", "A | B");
    assertThatThrownBy(() -> PackSheetWriter.csv(piped)).isInstanceOf(RulesException.class);
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThatThrownBy(() -> PackSheet.read(TinySheet.CSV.getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(RulesException.class);
    assertThatThrownBy(() -> PackSheet.read(new byte[] {'a', (byte) 0xC3}))
        .hasMessageStartingWith("The sheet is not UTF-8");
    assertThatThrownBy(() -> PackSheet.read(new byte[0])).isInstanceOf(RulesException.class);
  }
}
