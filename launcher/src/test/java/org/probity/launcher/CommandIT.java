package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestServer;

class CommandIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serve",
        "verify",
        "model",
        "model train",
        "model evaluate",
        "model import",
        "policy",
        "policy lint",
        "policy test",
        "policy prove",
        "policy backtest",
        "detect",
        "detect evaluate",
        "work",
        "work register",
        "key",
        "key create",
        "key list",
        "key revoke",
        "account",
        "account create",
        "account list",
        "account disable"
      })
  void helpOnEveryCommand(String command) {
    ProbityProcess help = ProbityProcess.start((command + " --help").strip().split(" "));
    assertThat(help.awaitExit(PATIENCE)).isZero();
    assertThat(help.output().get(0)).startsWith(("Usage: probity " + command).strip());
    assertThat(help.errors()).isEmpty();
  }

  @Test
  void unknownCommandIsAnErrorWithUsage() {
    ProbityProcess process = ProbityProcess.start("bogus");
    assertThat(process.awaitExit(PATIENCE)).isEqualTo(2);
    assertThat(process.errors()).anyMatch(line -> line.contains("bogus"));
  }

  @Test
  void detectionIsMeasuredOnLabelledTexts() throws IOException {
    Path data = folder.resolve("labelled.json");
    Files.writeString(
        data,
        "[{\"full_text\": \"Write to jane@example.com, Mrs. Doe\", \"spans\": ["
            + "{\"entity_type\": \"EMAIL_ADDRESS\", \"start_position\": 9, \"end_position\": 25},"
            + "{\"entity_type\": \"PREFIX\", \"start_position\": 27, \"end_position\": 31},"
            + "{\"entity_type\": \"PLANET\", \"start_position\": 0, \"end_position\": 5}]}]");
    JsonNode result =
        json(
            ProbityProcess.start(
                "detect",
                "evaluate",
                "--data",
                data.toString(),
                "--rename",
                "PREFIX=TITLE",
                "--json"));
    assertThat(result.at("/entities/EMAIL_ADDRESS/f2").doubleValue()).isEqualTo(1);
    assertThat(result.at("/entities/TITLE/recall").doubleValue()).isEqualTo(1);
    assertThat(result.at("/entities/PLANET/recall").doubleValue()).isZero();
    assertThat(result.at("/not_supported/0").textValue()).isEqualTo("PLANET");
  }

  @Test
  void keyIsUsableUntilRevoked() throws IOException {
    TestServer server = TestServer.shared();
    JsonNode made =
        json("key", "create", "--application", "command-test", "--purpose", "demo", "--json");
    String key = made.required("key").textValue();
    Call models = Call.get("/v2/models");
    assertThat(models.send(server.url(), key).status()).isEqualTo(200);

    assertThat(
            json("key", "revoke", made.required("id").textValue(), "--json")
                .required("revoked")
                .booleanValue())
        .isTrue();
    assertThat(models.send(server.url(), key).status()).isEqualTo(401);
  }

  @Test
  void officersAccountWaitsForConsent() throws JsonProcessingException {
    JsonNode made = json("account", "create", "command-test", "--role", "officer", "--json");
    assertThat(made.required("password").textValue()).hasSizeGreaterThan(15);
    assertThat(made.required("consented").booleanValue()).isFalse();
    assertThat(
            json("account", "disable", "command-test", "--json")
                .required("disabled")
                .booleanValue())
        .isTrue();
  }

  @Test
  void serversRefusalIsOneLine() {
    ProbityProcess process = onServer("key", "revoke", "no-such-key");
    assertThat(process.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(process.errors()).hasSize(1);
    assertThat(process.errors().get(0))
        .isEqualTo("probity: The server refused (404): There is no such key.");
  }

  @Test
  void modelImportNeedsAModel() {
    ProbityProcess process = onServer("model", "import", folder.toString());
    assertThat(process.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(process.errors()).containsExactly("probity: " + folder + " holds no model.json.");
  }

  @Test
  void modelImportOfAShippedModelIsAConflict() {
    String shipped = ProbityProcess.distribution().resolve("models/fashion-cnn").toString();
    ProbityProcess process = onServer("model", "import", shipped);
    assertThat(process.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(process.errors().get(0)).startsWith("probity: The server refused (409): ");
  }

  @Test
  void withoutAServerItSaysSo() {
    ProbityProcess process = ProbityProcess.start("key", "list", "--data", folder.toString());
    assertThat(process.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(process.errors())
        .containsExactly(
            "probity: No server runs over "
                + folder
                + "; start one, or name its folder with --data.");
  }

  private static JsonNode json(String... arguments) throws JsonProcessingException {
    return json(onServer(arguments));
  }

  private static JsonNode json(ProbityProcess process) throws JsonProcessingException {
    assertThat(process.awaitExit(PATIENCE)).as("%s", process.errors()).isZero();
    return new ObjectMapper().readTree(String.join("\n", process.output()));
  }

  private static ProbityProcess onServer(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = TestServer.shared().data().toString();
    return ProbityProcess.start(all);
  }
}
