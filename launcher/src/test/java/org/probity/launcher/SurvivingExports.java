package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestServer;

/** Exports outlive the server; a download goes on where it stopped. */
final class SurvivingExports implements Survivor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EXPORTS = 4;

  private final List<String> exports = new ArrayList<>();

  @Override
  public void before(TestServer server) throws Exception {
    Requests.denied(server, "Something to export.");
    for (int i = 0; i < EXPORTS; i++) {
      Call.Answer begun =
          Call.post("/api/exports", "{\"formats\": [\"annex-iv\"]}")
              .send(server.url(), server.key("officer"));
      assertThat(begun.status()).as(begun.text()).isEqualTo(202);
      exports.add(begun.json().required("id").textValue());
    }
  }

  @Override
  public void after(TestServer server) throws Exception {
    for (String export : exports) {
      awaitDone(server, export);
      byte[] whole = get(server, export, null, 200).body();
      Path bundle = Files.write(server.data().resolve("bundle.zip"), whole);
      assertThat(ProbityProcess.start("verify", bundle.toString()).awaitExit(PATIENCE)).isZero();
    }
    assertThat(exportEntries(server.data())).isEqualTo(EXPORTS);
    downloadInParts(server, exports.get(0));
  }

  private static void downloadInParts(TestServer server, String export) throws Exception {
    byte[] whole = get(server, export, null, 200).body();
    HttpResponse<byte[]> first = get(server, export, "bytes=0-999", 206);
    assertThat(first.headers().firstValue("Content-Range")).contains("bytes 0-999/" + whole.length);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(first.body());
    joined.write(get(server, export, "bytes=1000-", 206).body());
    assertThat(joined.toByteArray()).isEqualTo(whole);
    get(server, export, "bytes=" + whole.length + "-", 416);
  }

  private static void awaitDone(TestServer server, String export) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    String status = "";
    while (!status.equals("done")) {
      assertThat(Instant.now()).as(status).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      status =
          Call.get("/api/exports/" + export)
              .send(server.url(), server.key("officer"))
              .json()
              .required("status")
              .textValue();
    }
  }

  private static HttpResponse<byte[]> get(
      TestServer server, String export, @Nullable String range, int status)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url("/api/exports/" + export + "/content"))
            .header("Authorization", "Bearer " + server.key("officer"));
    if (range != null) {
      request.header("Range", range);
    }
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer;
  }

  private static long exportEntries(Path data) throws Exception {
    try (Connection connection = DatabaseOwner.connect(data);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM ledger_entry WHERE type = 'export'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
