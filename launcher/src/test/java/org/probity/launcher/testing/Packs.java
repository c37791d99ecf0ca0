package org.probity.launcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Takes a pack through its life, by those whose part each step is. */
public final class Packs {
  private Packs() {}

  /** The shipped pack's source. */
  public static String shipped(TestServer server) throws IOException {
    return Call.get("/api/policies/shipped")
        .send(server.url(), server.key("officer"))
        .json()
        .path("source")
        .textValue();
  }

  /**
   * @param source as YAML
   */
  public static void activate(TestServer server, String source) throws IOException {
    String body = new ObjectMapper().createObjectNode().put("source", source).toString();
    Call.Answer drafted =
        Call.post("/api/policies", body).send(server.url(), server.key("officer"));
    assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
    String pack = "/api/policies/" + drafted.json().path("id").textValue();
    step(server, pack + "/test", "officer");
    step(server, pack + "/shadow", "officer");
    step(server, pack + "/approve", "officer2");
    step(server, pack + "/activate", "officer");
  }

  /** Back to the pack that was active before. */
  public static void rollback(TestServer server) throws IOException {
    step(server, "/api/policies/rollback", "officer");
  }

  private static void step(TestServer server, String path, String role) throws IOException {
    Call.Answer done = Call.post(path, "").send(server.url(), server.key(role));
    assertThat(done.status()).as(path + " " + done.text()).isEqualTo(200);
  }
}
