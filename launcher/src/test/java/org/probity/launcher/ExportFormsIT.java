package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestServer;

/** What single laws ask for, as a regulator and a person get it. */
class ExportFormsIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aRegulatorTakesEveryFormOfTheOrganisation() throws Exception {
    Requests.denied(SERVER, "One for the extract.");
    String id =
        export(
            "regulator",
            """
            {"language": "en", "formats": ["bundle", "pdf", "csv", "jsonl", "oscal", "ml-bom", "annex-iv",
             "bias-audit", "log-extract", "processing-record", "impact-assessment",
             "cn-algorithm-filing", "cn-labelling", "cn-content"]}\
            """);
    byte[] zip = content("regulator", id);
    Map<String, byte[]> files = files(zip);
    assertThat(files)
        .containsKeys(
            "decisions.csv",
            "models.cdx.json",
            "reports/annex-iv.json",
            "reports/bias-audit.json",
            "reports/log-extract.json",
            "reports/cn-content.json",
            "schemas/form.schema.json");
    assertThat(json(files, "manifest.json").at("/selection/language").asText()).isEqualTo("en");
    JsonNode annex = json(files, "reports/annex-iv.json");
    assertThat(annex.at("/lines/0/status").asText()).isEqualTo("partly-evidenced");
    assertThat(annex.at("/lines/0/facts").toString()).contains("mail-gru 1", "content-moderation");
    assertThat(json(files, "models.cdx.json").path("components").findValuesAsText("name"))
        .contains("mail-gru", "credit-mlp");
    JsonNode extract = json(files, "reports/log-extract.json");
    assertThat(extract.at("/lines/1/entries/0/shows").asText()).contains("denied");
    Path bundle = Files.createTempFile(SERVER.data(), "forms-", ".zip");
    Files.write(bundle, zip);
    assertThat(ProbityProcess.start("verify", bundle.toString()).awaitExit(PATIENCE)).isZero();
  }

  @Test
  void aPersonIsToldWhatIsHeldAndWhy() throws Exception {
    String subject = "person-" + UUID.randomUUID();
    Requests.infer(
        SERVER,
        200,
        "mail-gru",
        Bodies.text(
            "Lunch on Thursday?",
            "\"purpose\": \"mail-filtering\", \"explain\": \"gradient\", \"subject\": \"%s\""
                .formatted(subject)));
    String body =
        "{\"subjects\": [\"%s\"], \"formats\": [\"subject-access\", \"explanation\"]}"
            .formatted(subject);
    Map<String, byte[]> files = files(content("officer", export("officer", body)));
    JsonNode access = json(files, "reports/subject-access.json");
    assertThat(access.path("decisions")).hasSize(1);
    assertThat(access.at("/decisions/0/inputs").toString()).contains("Lunch on Thursday?");
    assertThat(access.at("/lines/0/facts").toString()).contains("mail-filtering");
    JsonNode explanation = json(files, "reports/explanation.json");
    assertThat(explanation.at("/decisions/0/explanation/method").asText()).isEqualTo("gradient");
    assertThat(explanation.at("/decisions/0/explanation/weighed_most").toString())
        .contains("thursday");

    assertThat(begin("regulator", body).status()).isEqualTo(403);
    Call.Answer nobody =
        begin("officer", "{\"subjects\": [\"nobody\"], \"formats\": [\"subject-access\"]}");
    assertThat(nobody.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"subject-access", "explanation"})
  void aFormAboutAPersonNamesThem(String form) throws IOException {
    Call.Answer answer = begin("officer", "{\"formats\": [\"%s\"]}".formatted(form));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("subjects");
  }

  @Test
  void aFormatThatNobodyKnowsIsRefused() throws IOException {
    Call.Answer answer = begin("officer", "{\"formats\": [\"docx\"]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("formats");
    assertThat(answer.text()).contains("annex-iv");
  }

  private static Call.Answer begin(String role, String body) throws IOException {
    return Call.post("/api/exports", body).send(SERVER.url(), SERVER.key(role));
  }

  private static String export(String role, String body) throws Exception {
    Call.Answer begun = begin(role, body);
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    String id = begun.json().required("id").textValue();
    Instant deadline = Instant.now().plus(PATIENCE);
    String status = "queued";
    while (!status.equals("done")) {
      assertThat(status).isIn("queued", "running");
      assertThat(Instant.now()).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      status = get(role, id, "").json().required("status").textValue();
    }
    return id;
  }

  private static Call.Answer get(String role, String id, String part) throws IOException {
    return Call.get("/api/exports/" + id + part).send(SERVER.url(), SERVER.key(role));
  }

  private static byte[] content(String role, String id) throws IOException {
    return get(role, id, "/content").body();
  }

  private static Map<String, byte[]> files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        files.put(file.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static JsonNode json(Map<String, byte[]> files, String name) throws IOException {
    return JSON.readTree(
        new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8));
  }
}
