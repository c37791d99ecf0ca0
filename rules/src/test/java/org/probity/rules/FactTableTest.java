package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "facts.md");

  @Test
  void theDocumentSaysWhatTheTableSays() throws Exception {
    String written = FactTable.shipped().markdown();
    if (Boolean.getBoolean("probity.write-docs")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, written);
    }
    assertThat(DOCUMENT)
        .as("run the test with -Dprobity.write-docs=true to write it anew")
        .hasContent(written);
  }

  @Test
  void everyFactIsUsedByAPolicy() {
    Set<String> used = new java.util.TreeSet<>();
    PolicyPack.shipped().policies().forEach(policy -> used.addAll(policy.condition().facts()));
    assertThat(FactTable.shipped().all())
        .extracting(FactDefinition::name)
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @ParameterizedTest
  @CsvSource({
    "r.personalData, yes, is true or false",
    "r.userAge, old, is a whole number",
    "score.HATE, 0.9, is a whole number from 0 to 100",
    "r.setting, BEACH, 'is one of WORKPLACE, EDUCATION, PUBLIC_SPACE, CONSUMER, OTHER'",
    "c.purposes, CHAT, is a set of words",
  })
  void aValueOfAnotherTypeIsRefused(String name, String value, String kind) {
    assertThatThrownBy(() -> FactSheet.builder().put(name, value))
        .isInstanceOf(RulesException.class)
        .hasMessage("The fact " + name + " " + kind + ".");
  }

  @Test
  void percentagesStayWithinTheirScale() {
    assertThatThrownBy(() -> FactSheet.builder().put("score.HATE", 101))
        .isInstanceOf(RulesException.class);
    assertThat(FactSheet.builder().put("score.HATE", 100L).build().get("score.HATE"))
        .isEqualTo(100);
  }

  @Test
  void anOpenListKeepsWordsAndHidesTheRest() {
    FactSheet sheet = FactSheet.builder().put("r.purpose", "CLAIMS_HANDLING").build();
    assertThat(sheet.get("r.purpose")).isEqualTo("CLAIMS_HANDLING");
    FactSheet hidden = FactSheet.builder().put("r.purpose", "for Jane, 1 Main St.").build();
    assertThat(hidden.get("r.purpose")).isEqualTo(FactDefinition.UNLISTED);
  }

  @Test
  void aLicenceThatCannotBeReadIsNotKnown() {
    FactSheet sheet = FactSheet.builder().put("m.license", "see <website>").build();
    assertThat(sheet.get("m.license")).isEqualTo(FactDefinition.UNKNOWN);
  }

  @Test
  void aRecordedSheetReadsBack() {
    FactSheet sheet =
        FactSheet.builder()
            .put("jurisdictions", Set.of("EU", "CN"))
            .put("r.userAge", 17)
            .unknown("score.HATE")
            .build();
    assertThat(FactSheet.builder().putAll(sheet.asMap()).build().asMap()).isEqualTo(sheet.asMap());
  }
}
