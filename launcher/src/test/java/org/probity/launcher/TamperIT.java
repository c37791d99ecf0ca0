package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.ProbityProcess;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** Who owns the database can change a row; the ledger says which. */
class TamperIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void changedLeafIsNamed() throws IOException, SQLException, InterruptedException {
    try (TestServer server = TestServer.start();
        TestBrowser browser = new TestBrowser()) {
      JsonNode answer = decide(server);
      long target = answer.at("/parameters/ledger_index").longValue();
      Requests.awaitCheckpoint(server, decide(server));
      assertThat(verify(server).required("ok").booleanValue()).isTrue();
      assertThat(verifyBundle(export(server)).awaitExit(PATIENCE)).isZero();

      Page page = browser.page(server, "en", 1280, 800);
      People.signIn(page, server, "officer");
      page.navigate("/decision.xhtml?id=" + Requests.decision(answer));
      assertThat(page.locator(".seal.grey")).isVisible();
      page.click("#proof\\:verify");
      assertThat(page.locator(".seal.green")).isVisible();

      changeOneByte(server.data(), target);

      page.click("#proof\\:verify");
      assertThat(page.locator(".seal.red")).containsText("Do not rely on this page");
      assertThat(page.locator(".steps .fails")).containsText("do not have the hash");
      page.reload();
      assertThat(page.locator(".notice.red")).containsText("does not match its ledger entry");
      assertThat(page.locator("main")).not().containsText("The meeting is at noon");

      JsonNode check = verify(server);
      assertThat(check.required("ok").booleanValue()).isFalse();
      assertThat(check.at("/tampering/index").longValue()).isEqualTo(target);

      ProbityProcess verifier = verifyBundle(export(server));
      assertThat(verifier.awaitExit(PATIENCE)).isEqualTo(1);
      assertThat(String.join("\n", verifier.output()) + String.join("\n", verifier.errors()))
          .containsPattern("\\b" + target + "\\b");
    }
  }

  private static JsonNode decide(TestServer server) {
    return Requests.infer(server, 200, "mail-gru", Bodies.text("The meeting is at noon.", ""));
  }

  private static JsonNode verify(TestServer server) throws IOException {
    Call.Answer answer =
        Call.post("/api/ledger/verify", "{}").send(server.url(), server.key("officer"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static void changeOneByte(Path data, long index) throws IOException, SQLException {
    try (Connection connection = DatabaseOwner.connect(data);
        PreparedStatement change =
            connection.prepareStatement(
                "UPDATE ledger_entry SET leaf = set_byte(leaf, 9, get_byte(leaf, 9) # 1)"
                    + " WHERE index = ?")) {
      change.setLong(1, index);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }

  private static Path export(TestServer server) throws IOException, InterruptedException {
    String officer = server.key("officer");
    Call.Answer begun = Call.post("/api/exports", "{}").send(server.url(), officer);
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    String path = "/api/exports/" + begun.json().required("id").textValue();
    Instant deadline = Instant.now().plus(PATIENCE);
    String status = "queued";
    while (!status.equals("done")) {
      assertThat(status).isIn("queued", "running");
      assertThat(Instant.now()).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      status = Call.get(path).send(server.url(), officer).json().required("status").textValue();
    }
    Path bundle = Files.createTempFile(server.data(), "bundle-", ".zip");
    return Files.write(bundle, Call.get(path + "/content").send(server.url(), officer).body());
  }

  private static ProbityProcess verifyBundle(Path bundle) {
    return ProbityProcess.start("verify", bundle.toString());
  }
}
