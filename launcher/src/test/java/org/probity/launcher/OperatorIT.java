package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
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
