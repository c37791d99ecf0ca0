package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestServer;

/** A replay belongs to the database, not to the server that began it. */
final class SurvivingBacktest implements Survivor {
  private static final String PATH = "/api/policies/shipped/backtest";
  private static final int DECISIONS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int COPIES = 250;

  /** Far from where the server appends. */
  private static final int FIRST = 1_000_000;

  private static final int PART = 250;
  private static final int PARTS = DECISIONS * COPIES / PART;

  private JsonNode some = MissingNode.getInstance();

  @Override
  public void before(TestServer server) throws Exception {
    record(server);
    begunElsewhere(server);
    some = awaitParts(server, 2);
    send(server, "POST", "officer", 409);
  }

  @Override
  public void after(TestServer server) throws Exception {
    assertThat(some.path("status").textValue()).isEqualTo("running");
    assertThat(some.path("parts").intValue()).isEqualTo(PARTS);
    assertThat(some.path("progress").doubleValue()).isBetween(0.01, 0.99);

    JsonNode known = send(server, "GET", "regulator", 200);
    assertThat(known.path("id")).isEqualTo(some.path("id"));
    assertThat(known.path("parts_done").intValue())
        .isGreaterThanOrEqualTo(some.path("parts_done").intValue());
    JsonNode done = followedByCommand(server);
    assertThat(done.path("id")).isEqualTo(some.path("id"));
    assertThat(done.path("status").textValue()).isEqualTo("done");
    assertThat(done.path("nodes").intValue()).isEqualTo(2);
    assertThat(done.at("/result/replayed").intValue()).isEqualTo(DECISIONS * COPIES);
    assertThat(done.at("/result/changed").intValue()).isZero();
    assertThat(done.at("/result/unreadable").intValue()).isZero();

    send(server, "DELETE", "officer", 409);
    begunElsewhere(server);
    assertThat(send(server, "DELETE", "officer", 200).path("status").textValue())
        .isEqualTo("cancelled");
    assertThat(send(server, "GET", "officer", 200).path("status").textValue())
        .isEqualTo("cancelled");
  }

  /** Joins the run that goes on, which ends when the other node's lease does. */
  private static JsonNode followedByCommand(TestServer server) throws Exception {
    ProbityProcess command =
        ProbityProcess.start("policy", "backtest", "shipped", "--data", server.data().toString());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (command.errors().stream().noneMatch(line -> line.startsWith("Replaying"))) {
      assertThat(System.nanoTime()).as("the command has joined").isLessThan(deadline);
      Thread.sleep(50);
    }
    execute(server, "UPDATE backtest_part SET lease_until = now() WHERE node = 'elsewhere'");
    assertThat(command.awaitExit(PATIENCE)).as(command.errors().toString()).isZero();
    return send(server, "GET", "officer", 200);
  }

  private static JsonNode awaitParts(TestServer server, int parts) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode state = send(server, "GET", "officer", 200);
      if (state.path("parts_done").intValue() >= parts) {
        return state;
      }
      assertThat(System.nanoTime()).as(state.toString()).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  /** Some real decisions, and copies of them beside the log, which a replay reads as well. */
  private static void record(TestServer server) throws IOException, SQLException {
    Call ask = Call.post("/v2/models/fashion-cnn/infer", Bodies.image("\"purpose\": \"demo\""));
    for (int i = 0; i < DECISIONS; i++) {
      assertThat(ask.send(server.url(), server.key("app")).status()).isEqualTo(200);
    }
    execute(
        server,
        """
        WITH real AS (
          SELECT e.*, s.subject_key, s.own_key, s.ciphertext,
                 row_number() OVER (ORDER BY e.index) - 1 AS rank
          FROM ledger_entry e JOIN ledger_sealed s USING (index)
          WHERE e.type = 'decision'
            AND index >= (SELECT min(index) FROM (
              SELECT index FROM ledger_entry WHERE type = 'decision'
              ORDER BY index DESC LIMIT %2$d) AS ours)),
        copies AS (
          INSERT INTO ledger_entry (index, leaf_hash, leaf, type, time)
          SELECT %1$d + n * %2$d + rank, sha256(leaf_hash || convert_to(n::text, 'UTF8')), leaf,
                 type, time
          FROM real, generate_series(0, %3$d - 1) n)
        INSERT INTO ledger_sealed (index, subject_key, own_key, ciphertext)
        SELECT %1$d + n * %2$d + rank, subject_key, own_key, ciphertext
        FROM real, generate_series(0, %3$d - 1) n
        """
            .formatted(FIRST, DECISIONS, COPIES));
  }

  /** A run over the copies that another node began; the last part it will never end. */
  private static void begunElsewhere(TestServer server) throws IOException, SQLException {
    String hash =
        Call.get("/api/policies/shipped")
            .send(server.url(), server.key("officer"))
            .json()
            .path("hash")
            .textValue();
    execute(
        server,
        """
        WITH run AS (
          INSERT INTO backtest_run (id, pack, hash, entries, state, begun_by, begun_at)
          VALUES (gen_random_uuid(), 'shipped', '%1$s', %2$d, 'RUNNING', 'elsewhere', now())
          RETURNING id)
        INSERT INTO backtest_part (run_id, part, first_index, past_index, node, lease_until)
        SELECT id, n, %2$d + n * %3$d, %2$d + (n + 1) * %3$d,
               CASE WHEN n = %4$d - 1 THEN 'elsewhere' END,
               CASE WHEN n = %4$d - 1 THEN now() + interval '1 hour' END
        FROM run, generate_series(0, %4$d - 1) n
        """
            .formatted(hash, FIRST, PART, PARTS));
  }

  private static void execute(TestServer server, String sql) throws IOException, SQLException {
    try (Connection connection = DatabaseOwner.connect(server.data());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static JsonNode send(TestServer server, String method, String role, int status)
      throws IOException {
    Call.Answer answer = new Call(method, PATH, null).send(server.url(), server.key(role));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer.json();
  }
}
