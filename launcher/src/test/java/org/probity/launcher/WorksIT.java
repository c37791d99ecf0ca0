package org.probity.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.ModelUpload;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestServer;

/** The register of protected works, and what the gate makes of it. */
class WorksIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TOKEN_MODEL =
      Path.of("../inference/src/test/resources/huggingface/bert-token");

  /** Nobody's but this test's. */
  private static final String WORK =
      "Every lighthouse keeper on the northern shore owned seven clocks, and no two of them agreed"
          + " about the hour, so that the evening lamp was lit by argument rather than by sunset;"
          + " ships that passed in those years wrote in their logs of a coast which blinked like a"
          + " nervous witness, and steered by it all the same because there was nothing else";

  @Test
  void anAnswerThatRepeatsAWorkIsDeniedUntilTheWorkIsRemoved() throws IOException {
    bring("parrot", WORK);
    String text =
        Bodies.text(
            "Anna lives in Paris", "\"purpose\": \"demo\", \"facts.direct_id_needed\": true");
    Call ask = Call.post("/v2/models/parrot/infer", text);
    assertThat(ask.send(SERVER.url(), SERVER.key("app")).status()).isEqualTo(200);

    Call register = Call.post("/api/works", json(Map.of("title", "Seven clocks", "text", WORK)));
    Call.Answer made = register.send(SERVER.url(), SERVER.key("officer"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.text()).doesNotContain("lighthouse");
    String id = made.json().path("id").textValue();
    assertThat(register.send(SERVER.url(), SERVER.key("officer2")).status()).isEqualTo(200);

    Call.Answer denied = ask.send(SERVER.url(), SERVER.key("app"));
    assertThat(denied.status()).as(denied.text()).isEqualTo(403);
    assertThat(denied.json().at("/decision/rules/0/id").textValue()).isEqualTo("IPR-01");
    JsonNode decision =
        officer("GET", "/api/decisions/" + denied.header("Probity-Decision").orElseThrow(), null);
    assertThat(decision.toString()).contains(id).contains("in the answer: work");

    assertThat(officer("DELETE", "/api/works/" + id, null).has("removed_at")).isTrue();
    assertThat(ask.send(SERVER.url(), SERVER.key("app")).status()).isEqualTo(200);
    String entry = "/api/ledger/entries/" + made.json().path("ledger_index").asText();
    assertThat(officer("GET", entry, null).at("/event/type").textValue()).isEqualTo("config");
  }

  @Test
  void worksAndSecretsAreFoundWhenAskedFor() throws IOException {
    String secret = WORK.replace("lighthouse", "warehouse").replace("ships", "lorries");
    String lines =
        json(Map.of("title", "Plan", "text", secret, "kind", "trade-secret"))
            + "\n\n"
            + json(Map.of("title", "Too short", "text", "Nothing here."))
            + "\n{\"title\": 1}\n";
    Call.Answer done =
        new Call("POST", "/api/works", lines.getBytes(UTF_8), "application/x-ndjson")
            .send(SERVER.url(), SERVER.key("officer"));
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    assertThat(done.json().path("registered").intValue()).isEqualTo(1);
    assertThat(done.json().path("refused")).hasSize(2);
    assertThat(done.json().at("/refused/0/line").intValue()).isEqualTo(3);

    JsonNode found =
        Call.post(
                "/privacy/analyze",
                json(
                    Map.of(
                        "text", secret.toUpperCase(Locale.ROOT),
                        "entities", List.of("TRADE_SECRET"),
                        "return_decision_process", true)))
            .send(SERVER.url(), SERVER.key("app"))
            .json();
    assertThat(found).as(found.toString()).hasSize(1);
    assertThat(found.at("/0/score").doubleValue()).isGreaterThan(0.6);
    assertThat(found.toString()).doesNotContain("Plan");
  }

  @Test
  void aFolderIsRegisteredByTheCommandLineOnce(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("essays"));
    Files.writeString(
        folder.resolve("essays/ferry.txt"),
        "The ferry left at dawn with eleven crates of pears and a piano nobody had paid for; the"
            + " captain, who disliked music, charged it as livestock.");
    Files.writeString(
        folder.resolve("Mill.java"),
        """
        class Mill {
          int grind(int grain, int stones, int wind) {
            int flour = 0;
            for (int hour = 0; hour < wind; hour++) {
              flour += grain / stones;
            }
            return flour;
          }
        }
        """);
    Files.write(folder.resolve("mark.png"), mark());
    Files.write(folder.resolve("noise.bin"), new byte[] {(byte) 0xFF, 0, (byte) 0xFE});

    JsonNode first = command(1, folder);
    assertThat(first.path("registered").intValue()).as(first.toString()).isEqualTo(3);
    assertThat(first.at("/refused/0/file").textValue()).isEqualTo("noise.bin");
    assertThat(command(1, folder).path("known").intValue()).isEqualTo(3);

    String image = "\"data:image/png;base64," + Base64.getEncoder().encodeToString(mark()) + "\"";
    JsonNode judged =
        Call.post(
                "/v2/models/mail-gru/judge",
                "{\"inputs\": [{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [1],"
                    + " \"data\": ["
                    + image
                    + "]}], \"parameters\": {\"purpose\": \"mail-filtering\"}}")
            .send(SERVER.url(), SERVER.key("app"))
            .json();
    assertThat(judged.at("/facts/lic.TRADEMARK").intValue()).as(judged.toString()).isEqualTo(100);
  }

  @Test
  void anAnswerIsComparedWithItsSourcesAndReservedOnesAreDropped() throws IOException {
    bring("witness", "the harbour master closed both gates before the storm");
    String body =
        """
        {"inputs": [
          {"name": "text", "datatype": "BYTES", "shape": [1], "data": ["Anna lives in Paris"]},
          {"name": "sources", "datatype": "BYTES", "shape": [2], "data": [
            "Nothing in this passage is about the sea or its ports.",
            "tdm-reservation: 1\\n\\nThe harbour master closed both gates before the storm."]}],
         "parameters": {"purpose": "demo"}}\
        """;
    Call.Answer answer =
        Call.post("/v2/models/witness/infer", body).send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().at("/parameters/transformations").textValue())
        .contains("drop:TDM_OPTOUT:1");
    JsonNode decision =
        officer("GET", "/api/decisions/" + answer.header("Probity-Decision").orElseThrow(), null);
    assertThat(decision.at("/details/facts/score.UNGROUNDED").intValue())
        .as(decision.toString())
        .isGreaterThanOrEqualTo(60);
    assertThat(decision.at("/details/findings").toString()).contains("lexical");
  }

  @Test
  void whatShipsCanBeTried() throws IOException {
    String sonnet =
        "shall i compare THEE to a summer's day / thou art more lovely and more temperate / rough"
            + " winds do shake the darling buds of may / and summer's lease hath all too short a"
            + " date / sometime too hot the eye of heaven shines";
    JsonNode found =
        Call.post("/privacy/analyze", json(Map.of("text", sonnet, "entities", List.of("VERBATIM"))))
            .send(SERVER.url(), SERVER.key("app"))
            .json();
    assertThat(found).as(found.toString()).hasSize(1);
    assertThat(found.at("/0/score").doubleValue()).isGreaterThanOrEqualTo(0.6);
  }

  /** A black ring on white with a bar beside it. */
  private static byte[] mark() throws IOException {
    BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 80; y++) {
      for (int x = 0; x < 120; x++) {
        double away = Math.hypot(x - 40, y - 40);
        boolean ink = (away > 18 && away < 30) || (x > 85 && x < 100 && y > 15);
        image.setRGB(x, y, ink ? 0 : 0xFFFFFF);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static JsonNode command(int status, Path folder) throws IOException {
    ProbityProcess process =
        ProbityProcess.start(
            "work", "register", folder.toString(), "--data", SERVER.data().toString(), "--json");
    assertThat(process.awaitExit(Duration.ofMinutes(1))).isEqualTo(status);
    return JSON.readTree(process.output().get(0));
  }

  private static void bring(String name, String label) throws IOException {
    ModelUpload upload = ModelUpload.of(TOKEN_MODEL);
    String manifest =
        new String(upload.file("model.json"), UTF_8)
            .replace("bert-token", name)
            .replace("PER\"", label + "\"")
            .replace("LOC\"", "Again: " + label + "\"");
    HttpResponse<String> answer = upload.with("model.json", manifest.getBytes(UTF_8)).send(SERVER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String path = "/api/models/" + name + "/versions/1";
    officer("PUT", path + "/license-check", "{\"verified\": true}");
    officer("POST", path + "/activate", "");
  }

  private static JsonNode officer(String method, String path, @Nullable String body)
      throws IOException {
    Call.Answer answer =
        new Call(method, path, body == null ? null : body.getBytes(UTF_8))
            .send(SERVER.url(), SERVER.key("officer"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String json(Map<String, ?> members) throws IOException {
    return JSON.writeValueAsString(members);
  }
}
