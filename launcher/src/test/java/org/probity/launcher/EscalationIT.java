package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.TestServer;

/** A held request from the wait to its end (GDPR 22(3), AI Act 14(4)). */
class EscalationIT {
  private static final TestServer SERVER = TestServer.shared();
  private static final String ALLOW = "{\"verdict\": \"allow\", \"reason\": \"Figures checked.\"}";
  private static final String DENY = "{\"verdict\": \"deny\", \"reason\": \"Too thin a file.\"}";

  @Test
  void releasedIsAnsweredOnceToWhomItBelongs() throws IOException {
    String review = held();
    assertThat(ask(review, "app").status()).isEqualTo(202);
    assertThat(ask(review, "officer").json().path("state").asText()).isEqualTo("open");
    assertThat(decide(review, "officer", ALLOW).status()).isEqualTo(200);

    Call.Answer answer = ask(review, "app");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/outputs/1/data/0").asText()).isIn("good", "bad");
    assertThat(ask(review, "app").json()).isEqualTo(answer.json());

    String followed = answer.json().at("/parameters/decision_id").asText();
    assertThat(read("/api/decisions/" + followed).path("follows").asText()).isEqualTo(review);
    assertThat(decide(review, "officer2", DENY).status()).isEqualTo(409);
  }

  @Test
  void refusedIsDenied() throws IOException {
    String review = held();
    assertThat(decide(review, "officer", DENY).status()).isEqualTo(200);
    Call.Answer answer = ask(review, "app");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().at("/decision/verdict").asText()).isEqualTo("deny");
  }

  @Test
  void expiredIsDenied() throws IOException, SQLException {
    String review = held();
    change("UPDATE review SET deadline = now() - interval '1 second' WHERE id = ?", review);
    assertThat(decide(review, "officer", ALLOW).status()).isEqualTo(409);
    assertThat(ask(review, "app").status()).isEqualTo(403);
    assertThat(ask(review, "officer").json().path("state").asText()).isEqualTo("expired");
  }

  /** As a rule with the obligation four-eyes demands, AI Act 14(5). */
  @Test
  void whereFourEyesAreDemandedASecondOfficerReleases() throws IOException, SQLException {
    String review = held();
    change("UPDATE review SET four_eyes = true WHERE id = ?", review);
    assertThat(decide(review, "officer", ALLOW).json().path("state").asText()).isEqualTo("open");
    assertThat(ask(review, "app").status()).isEqualTo(202);
    assertThat(ask(review, "officer").json().path("first_by").asText()).startsWith("officer:");
    assertThat(post(review, "claim", "officer", "{}").status()).isEqualTo(409);
    assertThat(decide(review, "officer", ALLOW).status()).isEqualTo(409);
    assertThat(ask(review, "app").status()).isEqualTo(202);
    assertThat(decide(review, "officer2", ALLOW).json().path("state").asText())
        .isEqualTo("released");
    assertThat(ask(review, "app").status()).isEqualTo(200);

    String refused = held();
    change("UPDATE review SET four_eyes = true WHERE id = ?", refused);
    assertThat(decide(refused, "officer", DENY).json().path("state").asText()).isEqualTo("refused");
  }

  private static void change(String sql, String review) throws IOException, SQLException {
    try (Connection connection = DatabaseOwner.connect(SERVER.data());
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, UUID.fromString(review));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aClaimKeepsOthersOff() throws IOException {
    String review = held();
    assertThat(post(review, "claim", "officer", "{}").status()).isEqualTo(200);
    assertThat(post(review, "claim", "officer2", "{}").status()).isEqualTo(409);
    assertThat(decide(review, "officer2", ALLOW).status()).isEqualTo(409);
    assertThat(decide(review, "officer", ALLOW).status()).isEqualTo(200);
  }

  @Test
  void ofTwoOfficersAtOnceOneDecides() throws Exception {
    String review = held();
    ExecutorService officers = Executors.newFixedThreadPool(2);
    try {
      List<Future<Call.Answer>> answers =
          List.of(
              officers.submit(() -> decide(review, "officer", ALLOW)),
              officers.submit(() -> decide(review, "officer2", DENY)));
      assertThat(List.of(answers.get(0).get().status(), answers.get(1).get().status()))
          .containsExactlyInAnyOrder(200, 409);
    } finally {
      officers.shutdown();
    }
  }

  @Test
  void aReasonIsRequiredAndStaysOutOfTheLedger() throws IOException {
    String review = held();
    assertThat(decide(review, "officer", "{\"verdict\": \"allow\"}").status()).isEqualTo(400);
    assertThat(decide(review, "officer", "{\"verdict\": \"maybe\", \"reason\": \"x\"}").status())
        .isEqualTo(400);
    assertThat(decide(review, "officer", DENY).status()).isEqualTo(200);
    long size = read("/api/ledger/proofs/inclusion?index=0").path("tree_size").asLong();
    StringBuilder entries = new StringBuilder();
    for (long index = Math.max(0, size - 5); index < size; index++) {
      entries.append(read("/api/ledger/entries/" + index));
    }
    assertThat(entries).doesNotContain("Too thin a file");
  }

  private static String held() throws IOException {
    Call.Answer answer =
        Call.post("/v2/models/credit-mlp/infer", Bodies.credit("\"purpose\": \"credit-scoring\""))
            .send(SERVER.url(), SERVER.key("app"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().has("outputs")).isFalse();
    JsonNode review = answer.json().path("review");
    assertThat(review.path("href").asText())
        .isEqualTo("/api/reviews/" + review.path("id").asText());
    return review.path("id").asText();
  }

  private static Call.Answer ask(String review, String role) throws IOException {
    return Call.get("/api/reviews/" + review).send(SERVER.url(), SERVER.key(role));
  }

  private static Call.Answer decide(String review, String officer, String body) throws IOException {
    return post(review, "decide", officer, body);
  }

  private static Call.Answer post(String review, String step, String officer, String body)
      throws IOException {
    return Call.post("/api/reviews/" + review + "/" + step, body)
        .send(SERVER.url(), SERVER.key(officer));
  }

  private static JsonNode read(String path) throws IOException {
    return Call.get(path).send(SERVER.url(), SERVER.key("officer")).json();
  }
}
