package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** Issue 2, "Start": resident memory under 1.5 GiB with all shipped models. */
class MemoryIT {
  private static final List<String> SHIPPED =
      List.of(
          "credit-mlp",
          "entities-minilm",
          "fashion-cnn",
          "injection-minilm",
          "mail-gru",
          "minilm",
          "toxicity-minilm");

  private static final long LIMIT_KIB = 1536L << 10;

  @Test
  void staysWithinItsMemoryWithAllModelsInUse() throws IOException {
    TestServer server = TestServer.shared();
    for (String model : new String[] {"mail-gru", "toxicity-minilm", "minilm"}) {
      Call.Answer answer =
          Call.post(
                  "/v2/models/" + model + "/infer",
                  """
                  {"inputs": [{"name": "text", "datatype": "BYTES", "shape": [1],
                               "data": ["The meeting is at noon."]}]}\
                  """)
              .send(server.url(), server.key("app"));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertThat(Call.get("/v2/models").send(server.url(), server.key("app")).json().at("/models"))
        .filteredOn(model -> SHIPPED.contains(model.path("name").asText()))
        .hasSize(SHIPPED.size())
        .allSatisfy(model -> assertThat(model.at("/state").textValue()).isEqualTo("active"));
    assertThat(residentKib(server.process().pid())).isLessThan(LIMIT_KIB);
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
