package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.TestServer;

/** What an operator watches, on this machine without a credential. */
class OperatorIT {
  private static final TestServer SERVER = TestServer.shared();

  @ParameterizedTest
  @CsvSource({
    "/metrics, probity_ledger_entries",
    "/metrics, probity_reviews_waiting",
    "/health, '\"name\":\"ledger\"'",
    "/health/ready, '\"status\":\"UP\"'",
    "/openapi, /v2/models/{model}/infer",
    "/openapi, /api/ledger/proofs/inclusion"
  })
  void published(String path, String content) throws IOException {
    Call.Answer answer = Call.get(path).send(SERVER.url(), null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(content);
  }

  @Test
  void decisionsAreCountedByModelAndVerdictAndNothingElse() throws IOException {
    Call ask =
        Call.post(
            "/v2/models/minilm/infer", Bodies.text("A sentence.", "\"purpose\": \"recruitment\""));
    double before = denied();
    ask.send(SERVER.url(), SERVER.key("app"));
    assertThat(denied()).isEqualTo(before + 1);
  }

  /** Lost, changed or of nothing: the ledger knows better, and the server goes on meanwhile. */
  @Test
  void whatDecisionsAreSearchedByIsMadeAnewFromTheLedger() throws IOException, SQLException {
    String lost = deny();
    String changed = deny();
    try (Connection connection = DatabaseOwner.connect(SERVER.data());
        Statement database = connection.createStatement()) {
      List<String> before = lines(database);
      database.execute("DELETE FROM decision WHERE id = '" + lost + "'");
      database.execute(
          "UPDATE decision SET rules = 'NONE', verdict = 'ALLOW' WHERE id = '" + changed + "'");
      database.execute(
          "INSERT INTO decision SELECT (jsonb_populate_record(d, jsonb_build_object("
              + "'id', gen_random_uuid(), 'explanation_id', null, 'ledger_index',"
              + " (SELECT max(index) FROM ledger_entry WHERE type <> 'decision')))).*"
              + " FROM decision d WHERE id = '"
              + changed
              + "'");
      assertThat(lines(database)).hasSameSizeAs(before).isNotEqualTo(before);
      ProbityProcess command =
          ProbityProcess.start(
              "ledger", "rebuild-search", "--data", SERVER.data().toString(), "--json");
      assertThat(command.awaitExit(Duration.ofMinutes(1))).as("%s", command.errors()).isZero();
      assertThat(lines(database)).isEqualTo(before);
    }
  }

  private static String deny() throws IOException {
    return Call.post(
            "/v2/models/minilm/infer", Bodies.text("A line.", "\"purpose\": \"recruitment\""))
        .send(SERVER.url(), SERVER.key("app"))
        .json()
        .at("/decision/id")
        .textValue();
  }

  private static List<String> lines(Statement database) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet row = database.executeQuery("SELECT d::text FROM decision d ORDER BY id")) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return lines;
  }

  private static double denied() throws IOException {
    return Call.get("/metrics")
        .send(SERVER.url(), null)
        .text()
        .lines()
        .filter(line -> line.startsWith("probity_decisions_total{"))
        .filter(line -> line.contains("model=\"minilm\"") && line.contains("verdict=\"deny\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
