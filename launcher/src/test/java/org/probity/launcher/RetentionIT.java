package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** Old entries go when two officers want it, and no sooner than the records say. */
class RetentionIT {
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void twoOfficersPruneWhatIsOldEnough() throws IOException {
    assertThat(request(Duration.ofDays(30)).status()).as("records say 183 days").isEqualTo(409);
    assertThat(send("/api/retention", "{\"before\": \"soon\"}", "officer").status()).isEqualTo(400);
    Call.Answer asked = request(Duration.ofDays(4000));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(asked.json().path("due")).isEmpty();
    String id = asked.json().path("id").asText();
    assertThat(request(Duration.ofDays(4000)).status()).as("one waits").isEqualTo(409);
    assertThat(send("/api/retention/" + id + "/approve", "", "officer").status()).isEqualTo(403);
    assertThat(send("/api/retention/" + id + "/approve", "", "officer2").status())
        .as("nothing is that old")
        .isEqualTo(409);
    assertThat(send("/api/retention/" + id + "/withdraw", "", "officer").status()).isEqualTo(200);
    Call.Answer list = Call.get("/api/retention").send(SERVER.url(), SERVER.key("regulator"));
    assertThat(list.json().path("requests").findValuesAsText("state")).contains("withdrawn");
    assertThat(list.json().path("pruned").isArray()).isTrue();
  }

  private static Call.Answer request(Duration age) throws IOException {
    return send("/api/retention", "{\"before\": \"" + Instant.now().minus(age) + "\"}", "officer");
  }

  private static Call.Answer send(String path, String body, String role) throws IOException {
    return Call.post(path, body).send(SERVER.url(), SERVER.key(role));
  }
}
