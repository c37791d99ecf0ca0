package org.probity.launcher.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the first-run application asks, so that there is something to look at. */
public final class Requests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Requests() {}

  /**
   * @param status expected
   * @param body as {@link Bodies} makes them
   */
  public static JsonNode infer(TestServer server, int status, String model, String body) {
    Call call = Call.post("/v2/models/" + model + "/infer", body);
    Call.Answer answer = send(server, call, server.key("app"));
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.json();
  }

  /** A text to {@code mail-gru} that is denied, as nobody may score people so. */
  public static JsonNode denied(TestServer server, String text) {
    return infer(server, 403, "mail-gru", Bodies.text(text, "\"purpose\": \"social-scoring\""));
  }

  /**
   * A credit to decide, which PRV-15 holds.
   *
   * @return the review's id
   */
  public static String held(TestServer server) {
    return infer(server, 202, "credit-mlp", Bodies.credit("\"purpose\": \"credit-scoring\""))
        .at("/review/id")
        .textValue();
  }

  /** The id of the decision behind an answer, whatever its status. */
  public static String decision(JsonNode answer) {
    JsonNode refused = answer.at("/decision/id");
    return refused.isMissingNode()
        ? answer.at("/parameters/decision_id").textValue()
        : refused.textValue();
  }

  /** Waits until a signed checkpoint covers what was recorded so far; promised within 2 s. */
  public static void awaitCheckpoint(TestServer server, JsonNode answer) {
    JsonNode refused = answer.at("/decision/ledger_index");
    long index =
        (refused.isMissingNode() ? answer.at("/parameters/ledger_index") : refused).asLong();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (covered(server) <= index) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("No checkpoint covers entry " + index + ".");
      }
      Http.pause();
    }
  }

  /** The tree size stands in the second line. */
  private static long covered(TestServer server) {
    Call.Answer note = send(server, Call.get("/ledger/checkpoint"), null);
    return note.status() == 200 ? Long.parseLong(note.text().lines().toList().get(1)) : 0;
  }

  private static Call.Answer send(TestServer server, Call call, @Nullable String key) {
    try {
      return call.send(server.url(), key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
