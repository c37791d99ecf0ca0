package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing a pack says becomes code. */
class InjectionTest {
  private static final String CODE =
      "X\\\"); System.setProperty(\\\"probity.owned\\\", \\\"yes\\\"); //";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: TST-01",
        "condition: \"c.basis == NONE\"",
        "effect: DENY",
        "severity: HIGH",
        "group: privacy",
        "pack: tiny",
        "version: \"1\"",
        "[log]",
        "{c.basis: NONE}",
      })
  void codeInAFieldThatRulesOrFilesAreMadeFromIsRefused(String field) {
    String spoilt =
        field.startsWith("{")
            ? "{\"" + CODE + "\": true}"
            : field.startsWith("[")
                ? "[\"" + CODE + "\"]"
                : field.substring(0, field.indexOf(':')) + ": \"" + CODE + "\"";
    assertThatThrownBy(() -> TinyPack.with(field, spoilt)).isInstanceOf(RulesException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.basis == NONE) then System.exit(1); end rule X when Facts(is(",
        "c.basis == NONE || Runtime.getRuntime().exec('x') != null",
        "c.basis == NONE and eval(true)",
        "c.basis == NONE /* */",
        "this.class == NONE",
        "Facts == NONE",
        "c.basis in NONE, CONSENT); drools.halt(",
        "m.license in MIT\\u0022",
        "c.basis == ＮＯＮＥ",
      })
  void conditionsHoldNoCode(String condition) {
    assertThatThrownBy(
            () -> TinyPack.with("\"c.basis == NONE\"", "'" + condition.replace("'", "''") + "'"))
        .isInstanceOf(RulesException.class)
        .hasMessageStartingWith("TST-01: condition, column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]",
        "!!java.lang.ProcessBuilder [[\"true\"]]",
        "!<tag:yaml.org,2002:java.lang.String> tiny",
      })
  void tagsNameNoClass(String value) {
    assertThatThrownBy(() -> TinyPack.with("pack: tiny", "pack: " + value))
        .isInstanceOf(RulesException.class);
  }

  @Test
  void titlesAndStatementsStayOutOfTheRules() {
    String title = "end rule \\\"Y\\\" when then System.exit(1); end";
    PolicyPack pack = TinyPack.with("A title", title);
    assertThat(DrlWriter.write(pack))
        .doesNotContain("System")
        .isEqualTo(DrlWriter.write(TinyPack.read(TinyPack.YAML)));
  }

  @Test
  void theRulesOfThePackAreWhatTheyShouldBe() {
    assertThat(DrlWriter.write(TinyPack.read(TinyPack.YAML)))
        .isEqualTo(
            """
            package org.probity.packs.tiny;
            import org.probity.rules.internal.Facts;
            global org.probity.rules.internal.Hits hits;

            rule "TST-01"
            when
              Facts(
                is("c.basis", "NONE")
              )
            then
              hits.fired("TST-01");
            end
            """);
  }
}
