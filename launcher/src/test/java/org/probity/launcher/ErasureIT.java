package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestServer;

/** Erasure and access (GDPR 15, 17; PIPL 45, 47), and the hold that forbids it (GDPR 17(3)). */
class ErasureIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TEXT = "Lunch on Tuesday?";

  private final String subject = "person-" + UUID.randomUUID();

  @Test
  void twoOfficersEraseContentAndLeaveTheProof() throws Exception {
    Call.Answer answer = infer("\"explain\": \"gradient\"");
    String decision = answer.json().at("/parameters/decision_id").asText();
    String explanation = answer.json().at("/parameters/explanation_id").asText();
    long index = answer.json().at("/parameters/ledger_index").asLong();
    String leafHash = answer.json().at("/parameters/leaf_hash").asText();
    String access = export("/api/subjects/export", body());
    assertThat(bundleText(access)).contains("Tuesday");

    String request = id(officer("POST", "/api/subjects/erase", reason("17(1)(b)")), 202);
    assertThat(read("/api/erasures/" + request).path("reason").asText()).isEqualTo("17(1)(b)");
    Call.Answer meanwhile = send(infer(), "app");
    assertThat(meanwhile.status()).isEqualTo(403);
    assertThat(meanwhile.json().at("/decision/rules").findValuesAsText("id")).contains("PRV-14");
    assertThat(approve(request, "officer").status()).isEqualTo(403);
    Call.Answer erased = approve(request, "officer2");
    assertThat(erased.status()).as(erased.text()).isEqualTo(200);
    JsonNode entry = read("/api/ledger/entries/" + erased.json().required("ledger_index").asLong());
    assertThat(entry.at("/event/type").asText()).isEqualTo("erasure");
    assertThat(approve(request, "officer2").status()).isEqualTo(409);

    JsonNode after = read("/api/decisions/" + decision);
    assertThat(after.path("erased").asBoolean()).isTrue();
    assertThat(after.has("details")).isFalse();
    assertThat(officer("GET", "/api/explanations/" + explanation, null).status()).isEqualTo(404);
    assertThat(officer("GET", "/api/exports/" + access, null).status()).isEqualTo(404);
    assertThat(officer("POST", "/api/subjects/export", body()).status()).isEqualTo(404);
    assertThat(read("/api/erasures/" + request).has("reason")).isFalse();
    JsonNode proof = read("/api/ledger/proofs/inclusion?index=" + index);
    assertThat(proof.path("leaf_hash").asText()).isEqualTo(leafHash);
    assertThat(officer("POST", "/api/ledger/verify", "{}").json().path("ok").asBoolean()).isTrue();
    String bundle = export("/api/exports", "{}");
    assertThat(verify(bundle)).isZero();
    assertThat(send(infer(), "app").status()).isEqualTo(200);
  }

  @Test
  void aLegalHoldForbidsUntilItIsLifted() throws IOException {
    String hold = id(officer("POST", "/api/subjects/hold", reason("A claim is pending")), 201);
    assertThat(read("/api/holds").toString()).contains(hold, "A claim is pending");
    String request = id(officer("POST", "/api/subjects/erase", reason("asked")), 202);
    assertThat(approve(request, "officer2").status()).isEqualTo(409);
    assertThat(officer("POST", "/api/holds/" + hold + "/lift", "").status()).isEqualTo(200);
    assertThat(officer("POST", "/api/holds/" + hold + "/lift", "").status()).isEqualTo(409);
    assertThat(approve(request, "officer2").status()).isEqualTo(200);
  }

  @Test
  void aWithdrawnRequestBlocksNoLonger() throws IOException {
    String request = id(officer("POST", "/api/subjects/erase", reason("asked")), 202);
    assertThat(officer("POST", "/api/subjects/erase", reason("again")).status()).isEqualTo(409);
    assertThat(send(infer(), "app").status()).isEqualTo(403);
    String withdraw = "/api/erasures/" + request + "/withdraw";
    assertThat(officer("POST", withdraw, "").json().path("state").asText()).isEqualTo("withdrawn");
    assertThat(send(infer(), "app").status()).isEqualTo(200);
    assertThat(approve(request, "officer2").status()).isEqualTo(409);
  }

  @Test
  void theReferenceIsNowhereInTheDatabaseInClear() throws IOException, SQLException {
    infer("");
    id(officer("POST", "/api/subjects/hold", reason("kept")), 201);
    id(officer("POST", "/api/subjects/erase", reason("asked")), 202);
    String hex = "%" + HexFormat.of().formatHex(utf8(subject)) + "%";
    try (Connection connection = DatabaseOwner.connect(SERVER.data());
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {"erasure_request", "legal_hold", "ledger_entry", "ledger_sealed"}) {
        String sql =
            "SELECT count(*) FROM %1$s t WHERE t::text LIKE '%%%2$s%%' OR t::text LIKE '%3$s'"
                .formatted(table, subject, hex);
        try (ResultSet row = statement.executeQuery(sql)) {
          assertThat(row.next()).isTrue();
          assertThat(row.getLong(1)).as(table).isZero();
        }
      }
    }
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Call.Answer none = officer("POST", "/api/subjects/erase", "{\"reason\": \"x\"}");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.json().path("field").asText()).isEqualTo("subject");
    assertThat(officer("POST", "/api/subjects/erase", body()).json().path("field").asText())
        .isEqualTo("reason");
    assertThat(officer("POST", "/api/subjects/export", body()).status()).isEqualTo(404);
    assertThat(approve(UUID.randomUUID().toString(), "officer2").status()).isEqualTo(404);
  }

  private Call infer() {
    return Call.post(
        "/v2/models/mail-gru/infer",
        Bodies.text(
            TEXT, "\"purpose\": \"mail-filtering\", \"subject\": \"%s\"".formatted(subject)));
  }

  private Call.Answer infer(String more) throws IOException {
    String parameters =
        "\"purpose\": \"mail-filtering\", \"subject\": \"%s\"".formatted(subject)
            + (more.isEmpty() ? "" : ", " + more);
    Call.Answer answer =
        send(Call.post("/v2/models/mail-gru/infer", Bodies.text(TEXT, parameters)), "app");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private String body() {
    return "{\"subject\": \"%s\"}".formatted(subject);
  }

  private String reason(String reason) {
    return "{\"subject\": \"%s\", \"reason\": \"%s\"}".formatted(subject, reason);
  }

  private static Call.Answer approve(String request, String officer) throws IOException {
    return send(Call.post("/api/erasures/" + request + "/approve", ""), officer);
  }

  private static String export(String path, String body) throws IOException, InterruptedException {
    String id = id(officer("POST", path, body), 202);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!read("/api/exports/" + id).path("status").asText().equals("done")) {
      assertThat(Instant.now()).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return id;
  }

  /** Its entries, with what was disclosed. */
  private static String bundleText(String export) throws IOException {
    byte[] zip = officer("GET", "/api/exports/" + export + "/content", null).body();
    StringBuilder text = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        if (file.getName().equals("entries.jsonl")) {
          for (String word : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\"")) {
            if (word.matches("W[A-Za-z0-9_-]{20,}")) {
              text.append(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8));
            }
          }
        }
      }
    }
    return text.toString();
  }

  private static int verify(String export) throws IOException {
    Path bundle = Files.createTempFile(SERVER.data(), "bundle-", ".zip");
    Files.write(bundle, officer("GET", "/api/exports/" + export + "/content", null).body());
    return ProbityProcess.start("verify", bundle.toString()).awaitExit(PATIENCE);
  }

  private static String id(Call.Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json().required("id").textValue();
  }

  private static JsonNode read(String path) throws IOException {
    Call.Answer answer = officer("GET", path, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Call.Answer officer(
      String method, String path, @org.jspecify.annotations.Nullable String body)
      throws IOException {
    return send(new Call(method, path, body == null ? null : utf8(body)), "officer");
  }

  private static Call.Answer send(Call call, String role) throws IOException {
    return call.send(SERVER.url(), SERVER.key(role));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
