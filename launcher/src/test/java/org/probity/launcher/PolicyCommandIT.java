package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.launcher.testing.ProbityProcess;

/** What an officer asks of a pack on the command line, without a server. */
class PolicyCommandIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PACK =
      """
      pack: own
      version: "1"
      base: {r.userAge: 30, c.basis: CONTRACT}
      ---
      group: privacy
      policies:
        - id: OWN-01
          title: "Children are refused"
          title_zh: "拒绝儿童"
          statement: "Children under 14 are refused."
          statement_zh: "未满十四周岁的予以拒绝。"
          sources: [{source: "House rule", clause: "1"}]
          condition: "r.userAge < 14"
          effect: DENY
          severity: HIGH
          obligations: [log]
          fires: [{r.userAge: 13}]
          passes: [{r.userAge: 14}]
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void aPackIsTestedByItsExamplesAndByATable() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), PACK);
    Files.writeString(
        folder.resolve("scenarios.csv"), "r.userAge,verdict\n13,deny\n14,allow\n20,deny\n");
    JsonNode result = json(1, "policy", "test", folder.toString(), "--json");
    assertThat(result.path("scenarios").intValue()).isEqualTo(5);
    assertThat(result.path("failures").findValuesAsText("scenario")).containsExactly("row 4");
  }

  @Test
  void lintNamesTheRulesAndAnExample() throws IOException {
    Path pack = folder.resolve("own.yaml");
    Files.writeString(pack, PACK + policy("OWN-02", "r.userAge < 10"));
    JsonNode remark = json(1, "policy", "lint", pack.toString(), "--json").path("remarks").get(0);
    assertThat(remark.path("kind").textValue()).isEqualTo("subsumed");
    assertThat(remark.path("policies").toString()).isEqualTo("[\"OWN-02\",\"OWN-01\"]");
    assertThat(remark.path("example").path("r.userAge").intValue()).isLessThan(10);
  }

  @Test
  void proofsHoldOrShowTheRequest() throws IOException {
    Path looser = folder.resolve("looser.yaml");
    Path pack = folder.resolve("own.yaml");
    Files.writeString(pack, PACK);
    Files.writeString(looser, PACK.replace("r.userAge < 14", "r.userAge < 12"));
    JsonNode refuted =
        json(1, "policy", "prove", looser.toString(), "--against", pack.toString(), "--json");
    assertThat(refuted.at("/at_least_as_strict/counterexample/r.userAge").intValue())
        .isBetween(12, 13);
    assertThat(refuted.path("looser_policies").has("OWN-01")).isTrue();
    json(0, "policy", "prove", pack.toString(), "--against", looser.toString(), "--json");
    json(0, "policy", "prove", pack.toString(), "--never", "r.userAge < 14", "--json");
  }

  private static String policy(String id, String condition) {
    String policies = PACK.substring(PACK.indexOf("  - id:"));
    return policies
        .replace("OWN-01", id)
        .replace("r.userAge < 14", condition)
        .replace("r.userAge: 13", "r.userAge: 9");
  }

  private static JsonNode json(int exit, String... arguments) throws JsonProcessingException {
    ProbityProcess process = ProbityProcess.start(arguments);
    assertThat(process.awaitExit(PATIENCE)).as("%s", process.errors()).isEqualTo(exit);
    return new ObjectMapper().readTree(String.join("\n", process.output()));
  }
}
