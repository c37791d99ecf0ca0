package org.probity.launcher.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an application asks of the shipped models, one request of each kind. */
public final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SIDE = 28;
  private static final int FEATURES = 61;

  private Requests() {}

  /** A text to a text model. */
  public static JsonNode text(
      TestServer server, int status, String model, String text, Map<String, ?> parameters) {
    return infer(server, status, model, input("text", "BYTES", List.of(1), List.of(text)), parameters);
  }

  /** A light square on black to {@code fashion-cnn}, explained. */
  public static JsonNode image(TestServer server) {
    List<Float> pixels = new ArrayList<>();
    for (int at = 0; at < SIDE * SIDE; at++) {
      int x = at % SIDE;
      int y = at / SIDE;
      boolean inside = x > 7 && x < 20 && y > 5 && y < 24;
      pixels.add(inside ? 0.5f + (x * y % 7) / 16f : 0f);
    }
    return infer(
        server,
        200,
        "fashion-cnn",
        input("image", "FP32", List.of(1, 1, SIDE, SIDE), pixels),
        Map.of("purpose", "image-classification", "explain", "integrated-gradients"));
  }

  /** A case to {@code credit-mlp}: held for {@code credit-scoring}, answered for {@code demo}. */
  public static JsonNode credit(TestServer server, int status, String purpose) {
    List<Float> features = new ArrayList<>();
    for (int at = 0; at < FEATURES; at++) {
      features.add((float) (at * 7 % 3 == 0 ? 1 : 0));
    }
    return infer(
        server,
        status,
        "credit-mlp",
        input("features", "FP32", List.of(1, FEATURES), features),
        Map.of("purpose", purpose));
  }

  /** The id of the decision behind an answer, whatever its status. */
  public static String decision(JsonNode answer) {
    JsonNode refused = answer.at("/decision/id");
    return refused.isMissingNode()
        ? answer.at("/parameters/decision_id").textValue()
        : refused.textValue();
  }

  /** Waits until a signed checkpoint covers an entry; promised within 2 s. */
  public static void awaitCheckpoint(TestServer server, long index) {
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
    try {
      Call.Answer note = Call.get("/ledger/checkpoint").send(server.url(), null);
      return note.status() == 200 ? Long.parseLong(note.text().lines().toList().get(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> input(
      String name, String datatype, List<Integer> shape, List<?> data) {
    return Map.of("name", name, "datatype", datatype, "shape", shape, "data", data);
  }

  private static JsonNode infer(
      TestServer server,
      int status,
      String model,
      Map<String, Object> input,
      Map<String, ?> parameters) {
    try {
      String body =
          JSON.writeValueAsString(Map.of("inputs", List.of(input), "parameters", parameters));
      Call.Answer answer =
          Call.post("/v2/models/" + model + "/infer", body).send(server.url(), server.key("app"));
      if (answer.status() != status) {
        throw new AssertionError(answer.status() + " " + answer.text());
      }
      return answer.json();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
