package org.probity.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/**
 * Others are told of held and decided cases, signed, without content, and not only if they listen.
 */
class WebhookIT {
  private static final byte[] KEY = "a secret of thirty-two bytes ...".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final AtomicBoolean away = new AtomicBoolean(true);

  private record Told(String id, String time, String signature, byte[] body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aNoticeWaitsUntilItIsTaken() throws Exception {
    HttpServer listener =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext("/hook", this::hear);
    listener.start();
    String address = "http://127.0.0.1:" + listener.getAddress().getPort() + "/hook";
    Map<String, String> environment =
        Map.of(
            "PROBITY_WEBHOOK_URL",
            address,
            "PROBITY_WEBHOOK_SECRET",
            "whsec_" + Base64.getEncoder().encodeToString(KEY),
            "PROBITY_OUTGOING_PRIVATE",
            "127.0.0.1");
    try (TestServer server = TestServer.start(TestFolders.create("webhook"), environment)) {
      String review = Requests.held(server);
      until(
          () -> notices(server).findValuesAsText("problem").contains("The webhook answered 503."));
      assertThat(told).isEmpty();
      away.set(false);
      Call decision =
          Call.post(
              "/api/reviews/" + review + "/decide",
              "{\"verdict\": \"deny\", \"reason\": \"The income is not proven.\"}");
      assertThat(decision.send(server.url(), server.key("officer")).status()).isEqualTo(200);
      until(() -> kinds().containsAll(List.of("decision.held", "review.refused")));
      for (Told each : told) {
        assertThat(each.signature()).isEqualTo("v1," + signed(each));
        assertThat(each.json().at("/data/decision_id").textValue()).isEqualTo(review);
        assertThat(new String(each.body(), UTF_8)).doesNotContain("income");
      }
      assertThat(told).extracting(Told::id).doesNotHaveDuplicates();
      until(() -> notices(server).at("/notices").isEmpty());
    } finally {
      listener.stop(0);
    }
  }

  private void hear(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (away.get()) {
      exchange.sendResponseHeaders(503, -1);
    } else {
      told.add(
          new Told(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body));
      exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private List<String> kinds() {
    return told.stream().map(each -> each.json().path("type").textValue()).toList();
  }

  private static String signed(Told told) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    mac.update((told.id() + "." + told.time() + ".").getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(mac.doFinal(told.body()));
  }

  private static JsonNode notices(TestServer server) throws IOException {
    Call call = Call.get("/api/notices?state=undelivered");
    return call.send(server.url(), server.key("officer")).json();
  }

  private static void until(Callable<Boolean> happened) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!happened.call()) {
      assertThat(Instant.now()).as("it happens in time").isBefore(deadline);
      Thread.sleep(200);
    }
  }
}
