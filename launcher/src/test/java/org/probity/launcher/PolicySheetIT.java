package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestServer;

/** A pack as a sheet, on the command line and over the API. */
class PolicySheetIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final TestServer SERVER = TestServer.shared();
  private static final String PACKS = "/api/policies";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String SHEET =
      """
      pack,sheet
      version,1
      base,r.userAge,30
      id,group,title,title_zh,statement,statement_zh,sources,applies_from,applies_until,condition,effect,severity,obligations,fires,passes
      OWN-01,privacy,Children are refused,拒绝儿童,Children under 14 are refused.,未满十四周岁的予以拒绝。,House rule | 1,,,r.userAge < 14,DENY,HIGH,log,r.userAge=13,r.userAge=14
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void theCommandsTakeASheetForAPack() throws IOException {
    Path csv = folder.resolve("own.csv");
    Path xlsx = folder.resolve("own.xlsx");
    Files.writeString(csv, SHEET);
    JsonNode tested = json(0, "policy", "test", csv.toString(), "--json");
    assertThat(tested.path("scenarios").intValue()).isEqualTo(2);
    JsonNode exported =
        json(
            0,
            "policy",
            "export",
            csv.toString(),
            "--format",
            "xlsx",
            "--out",
            xlsx.toString(),
            "--json");
    assertThat(exported.path("hash")).isEqualTo(tested.path("hash"));
    assertThat(json(0, "policy", "test", xlsx.toString(), "--json").path("hash"))
        .isEqualTo(tested.path("hash"));
    json(0, "policy", "prove", xlsx.toString(), "--against", csv.toString(), "--json");

    Files.writeString(csv, SHEET.replace("DENY", "=WEBSERVICE(1)"));
    ProbityProcess refused = ProbityProcess.start("policy", "lint", csv.toString());
    assertThat(refused.awaitExit(PATIENCE)).isNotZero();
    assertThat(String.join("", refused.errors())).contains("K5: a cell is text that begins with");
  }

  @Test
  void theServerTakesASheetAndKnowsItAgain() throws IOException {
    Path xlsx = folder.resolve("own.xlsx");
    Path csv = folder.resolve("own.csv");
    Files.writeString(csv, SHEET);
    json(
        0,
        "policy",
        "export",
        csv.toString(),
        "--format",
        "xlsx",
        "--out",
        xlsx.toString(),
        "--json");
    Call.Answer drafted = upload(Files.readAllBytes(xlsx), XLSX, "officer");
    assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
    assertThat(drafted.json().path("source").textValue()).startsWith("pack: \"sheet\"");
    String id = drafted.json().path("id").textValue();
    Call.Answer tested =
        new Call("POST", PACKS + "/" + id + "/test", null)
            .send(SERVER.url(), SERVER.key("officer"));
    assertThat(tested.json().path("state").textValue()).as(tested.text()).isEqualTo("tested");

    assertThat(upload(bytes(SHEET), "text/csv", "officer").status())
        .as("the same pack")
        .isEqualTo(409);
    Call.Answer refused =
        upload(bytes(SHEET.replace("r.userAge < 14", "eval(true)")), "text/csv", "officer");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").textValue()).startsWith("J5: condition, column");
    assertThat(upload(bytes("PK\u0003\u0004"), XLSX, "officer").status()).isEqualTo(422);
    assertThat(upload(bytes(SHEET), "text/csv", "regulator").status()).isEqualTo(403);
  }

  private static Call.Answer upload(byte[] sheet, String type, String role) throws IOException {
    return new Call("POST", PACKS, sheet, type).send(SERVER.url(), SERVER.key(role));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(int exit, String... arguments) throws IOException {
    ProbityProcess process = ProbityProcess.start(arguments);
    assertThat(process.awaitExit(PATIENCE)).as("%s", process.errors()).isEqualTo(exit);
    return new ObjectMapper().readTree(String.join("\n", process.output()));
  }
}
