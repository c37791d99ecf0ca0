package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.Mutations;
import org.probity.launcher.testing.TestServer;

/**
 * Broken requests of every kind: refused, never 5xx, and what the caller sent stays out of error
 * texts and logs. {@code -Dprobity.mutations=} says how many; {@code -Dprobity.seed=} which.
 */
class MutationIT {
  private static final String MARKER = "zq7secret@example.org";
  private static final int COUNT = Integer.getInteger("probity.mutations", 3_000);
  private static final long SEED = Long.getLong("probity.seed", 1);
  private static final int THREADS = 4;

  private static final List<Seed> SEEDS =
      List.of(
          new Seed("app", "POST", "/v2/models/mail-gru/infer", text("")),
          new Seed("app", "POST", "/v2/models/mail-gru/judge", text("")),
          new Seed("app", "POST", "/v2/models/toxicity-minilm/judge", text("")),
          new Seed("app", "POST", "/v2/models/mail-gru/explain", text(", \"steps\": 4")),
          new Seed("app", "POST", "/v2/models/credit-mlp/judge", numbers("features", 61)),
          new Seed("app", "POST", "/v2/models/fashion-cnn/judge", numbers("image", 784)),
          new Seed(
              "app",
              "POST",
              "/privacy/analyze",
              "{\"text\": \"Write to @\", \"language\": \"en\","
                  + " \"entities\": [\"EMAIL_ADDRESS\"], \"score_threshold\": 0.4,"
                  + " \"allow_list\": [\"@\"], \"ad_hoc_recognizers\": [{\"name\": \"n\","
                  + " \"supported_entity\": \"ROOM\", \"context\": [\"room\"], \"patterns\":"
                  + " [{\"name\": \"p\", \"regex\": \"r[0-9]{3}\", \"score\": 0.4}],"
                  + " \"deny_list\": [\"attic\"], \"deny_list_score\": 0.9}]}"),
          new Seed(
              "app",
              "POST",
              "/privacy/anonymize",
              "{\"text\": \"Write to @\", \"anonymizers\": {\"DEFAULT\": {\"type\": \"mask\","
                  + " \"masking_char\": \"*\", \"chars_to_mask\": 4}}}"),
          new Seed(
              "app",
              "POST",
              "/privacy/deanonymize",
              "{\"text\": \"to @\", \"subject\": \"s1\", \"anonymizer_results\": [{\"start\": 0,"
                  + " \"end\": 2, \"entity_type\": \"PERSON\", \"operator\": \"encrypt\"}],"
                  + " \"deanonymizers\": {\"PERSON\": {\"type\": \"decrypt\", \"key\":"
                  + " \"0123456789abcdef\"}}}"),
          new Seed(
              "officer",
              "PUT",
              "/api/records/nobody/mail-filtering",
              "{\"notice_given\": true, \"jurisdictions\": [\"EU\"], \"legal_basis\": \"@\"}"),
          new Seed(
              "officer",
              "POST",
              "/api/exports",
              "{\"from\": \"2001-01-01T00:00:00Z\", \"to\": \"2001-01-02T00:00:00Z\", \"@\": 1}"),
          new Seed(
              "admin",
              "POST",
              "/api/accounts",
              "{\"user\": \"@\", \"role\": \"officer\", \"valid_until\":"
                  + " \"2001-01-01T00:00:00Z\"}"),
          new Seed(
              "admin",
              "POST",
              "/api/keys",
              "{\"application\": \"@\", \"models\": [\"@\"], \"default_purpose\": \"@\"}"));

  private static final List<String> QUERIES =
      List.of(
          "/api/decisions?from=2026-01-01T00:00:00Z&to=@&model=m&verdict=deny&q=@&page=0&size=5",
          "/api/decisions/@",
          "/api/explanations/@.png",
          "/api/reviews/@",
          "/api/ledger/entries/@",
          "/api/ledger/proofs/inclusion?index=0&size=1",
          "/api/ledger/proofs/consistency?from=0&to=1",
          "/ledger/tile/0/000.p/1",
          "/v2/models/@/versions/1");

  @Test
  void refusedWithoutATrace() throws Exception {
    TestServer server = TestServer.shared();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = SEED * THREADS + thread;
        parts.add(pool.submit(() -> attack(server, seed, wrong)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    assertThat(wrong).isEmpty();
    assertThat(filesWithMarker(server.data().resolve("logs"))).isEmpty();
  }

  private static void attack(TestServer server, long seed, Queue<String> wrong) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Mutations mutations = new Mutations(random);
    for (int i = 0; i < COUNT / THREADS; i++) {
      boolean query = random.nextInt(5) == 0;
      Seed chosen =
          query
              ? new Seed("officer", "GET", QUERIES.get(random.nextInt(QUERIES.size())), "")
              : SEEDS.get(random.nextInt(SEEDS.size()));
      Call call =
          query
              ? Call.get(mutations.path(chosen.path().replace("@", MARKER)))
              : new Call(
                  chosen.method(),
                  chosen.path(),
                  mutations.body(chosen.body().replace("@", MARKER)));
      judge(call, server.url(), server.key(chosen.role()), seed, wrong);
    }
  }

  private static void judge(Call call, URI server, String key, long seed, Queue<String> wrong) {
    try {
      Call.Answer answer = call.send(server, key);
      if (answer.status() >= 500) {
        wrong.add(answer.status() + " " + shown(call) + " seed " + seed);
      } else if (answer.status() >= 400 && answer.text().contains(MARKER)) {
        wrong.add("repeated: " + answer.text() + " to " + shown(call));
      }
    } catch (IOException e) {
      wrong.add(e + " " + shown(call) + " seed " + seed);
    }
  }

  private static String shown(Call call) {
    byte[] body = call.body();
    String text = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
    return call + " " + text.substring(0, Math.min(600, text.length()));
  }

  private static List<Path> filesWithMarker(Path logs) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("zq7secret")) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static String text(String parameters) {
    return "{\"id\": \"@\", \"inputs\": [{\"name\": \"text\", \"datatype\": \"BYTES\","
        + " \"shape\": [1], \"data\": [\"Write to @.\"]}], \"outputs\": [{\"name\": \"label\"}],"
        + " \"parameters\": {\"purpose\": \"mail-filtering\", \"subject\": \"@\","
        + " \"jurisdiction\": \"EU\", \"facts.user_age\": 30"
        + parameters
        + "}}";
  }

  private static String numbers(String name, int count) {
    String shape = count == 784 ? "[1, 1, 28, 28]" : "[1, " + count + "]";
    return "{\"id\": \"@\", \"inputs\": [{\"name\": \""
        + name
        + "\", \"datatype\": \"FP32\","
        + " \"shape\": "
        + shape
        + ", \"data\": ["
        + "0.5, ".repeat(count - 1)
        + "1]}],"
        + " \"parameters\": {\"subject\": \"@\"}}";
  }

  /**
   * @param body valid, or refused for its content; {@code @} stands for the marker
   */
  private record Seed(String role, String method, String path, String body) {}
}
