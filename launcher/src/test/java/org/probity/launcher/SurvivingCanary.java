package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.HouseRule;
import org.probity.launcher.testing.TestServer;

/** A pack judges a share of the decisions before it judges all. */
final class SurvivingCanary implements Survivor {
  private static final String PACKS = "/api/policies";
  private static final int SHARE = 40;
  private static final int MOST_ENTRIES = 60;

  private String pack = "";
  private String hash = "";

  @Override
  public void before(TestServer server) throws Exception {
    JsonNode drafted = post(server, PACKS, source(server), "officer", 201);
    hash = drafted.path("hash").textValue();
    pack = PACKS + "/" + drafted.path("id").textValue();
    post(server, pack + "/test", null, "officer", 200);
    post(server, pack + "/shadow", null, "officer", 200);
    post(server, pack + "/canary", share(SHARE), "officer", 409);
    post(server, pack + "/approve", null, "officer", 403);
    post(server, pack + "/approve", null, "officer2", 200);
    for (String wrong : new String[] {share(0), share(100), "{\"share\": 2.5}", "{}"}) {
      post(server, pack + "/canary", wrong, "officer", 400);
    }
    post(server, pack + "/withdraw", null, "officer", 409);

    JsonNode canary = post(server, pack + "/canary", share(SHARE), "officer", 200);
    assertThat(canary.path("state").textValue()).isEqualTo("canary");
    assertThat(canary.path("canary_share").intValue()).isEqualTo(SHARE);
    assertThat(steps(server, hash)).isEqualTo(6);
    assertThat(judgedByCanary(server, hash, SHARE, 40)).isBetween(4, 32);
  }

  @Override
  public void after(TestServer server) throws Exception {
    JsonNode active = get(server, PACKS + "/active");
    assertThat(active.path("hash").textValue()).isNotEqualTo(hash);
    assertThat(get(server, pack).path("canary_share").intValue()).isEqualTo(SHARE);
    assertThat(judgedByCanary(server, hash, SHARE, 30)).isPositive();

    post(server, pack + "/canary", share(99), "officer2", 200);
    assertThat(judgedByCanary(server, hash, 99, 10)).isPositive();
    assertThat(post(server, pack + "/withdraw", null, "officer", 200).path("state").textValue())
        .isEqualTo("approved");
    assertThat(get(server, pack).has("canary_share")).isFalse();
    assertThat(judgedByCanary(server, hash, 0, 10)).isZero();

    post(server, pack + "/canary", share(1), "officer", 200);
    post(server, pack + "/activate", null, "officer", 200);
    assertThat(judgedByCanary(server, hash, 100, 5)).isEqualTo(5);
    post(server, PACKS + "/rollback", null, "officer", 200);
    assertThat(judgedByCanary(server, hash, 0, 5)).isZero();
  }

  /** Each answer is by the pack its decision names, and that is the one its id falls to. */
  private static int judgedByCanary(TestServer server, String hash, int share, int times)
      throws Exception {
    int count = 0;
    for (int i = 0; i < times; i++) {
      Call.Answer answer = HouseRule.BROKEN.send(server.url(), server.key("app"));
      String id = answer.header("Probity-Decision").orElseThrow();
      JsonNode decision = get(server, "/api/decisions/" + id);
      boolean canary = decision.at("/details/policy_pack").textValue().equals(hash);
      assertThat(canary).as(id).isEqualTo(place(hash, id) < share);
      assertThat(answer.status()).as(answer.text()).isEqualTo(canary ? 403 : 200);
      count += canary ? 1 : 0;
    }
    return count;
  }

  /** As docs/packs.md says it, by other means. */
  private static int place(String hash, String id) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest((hash + "\n" + id).getBytes(StandardCharsets.UTF_8));
    return new BigInteger(1, Arrays.copyOf(digest, 4))
        .multiply(BigInteger.valueOf(100))
        .shiftRight(32)
        .intValue();
  }

  /** Draft, check, test, shadow, approval and canary; reading adds entries, so there is no end. */
  private static int steps(TestServer server, String hash) throws IOException {
    int steps = 0;
    for (int index = 0; index < MOST_ENTRIES; index++) {
      Call.Answer entry = call(server, "GET", "/api/ledger/entries/" + index, null, "regulator");
      JsonNode event = entry.json().path("event");
      if (event.path("type").asText().equals("policy")
          && event.path("policy_pack").asText().equals(hash)) {
        steps++;
      }
    }
    return steps;
  }

  private static String source(TestServer server) throws IOException {
    String shipped = get(server, PACKS + "/shipped").path("source").textValue();
    return new ObjectMapper().writeValueAsString(Map.of("source", shipped + HouseRule.TEXT));
  }

  private static String share(int percent) {
    return "{\"share\": " + percent + "}";
  }

  private static JsonNode get(TestServer server, String path) throws IOException {
    return call(server, "GET", path, null, "officer").json();
  }

  private static JsonNode post(
      TestServer server, String path, @Nullable String body, String role, int status)
      throws IOException {
    Call.Answer answer = call(server, "POST", path, body, role);
    assertThat(answer.status()).as(path + answer.text()).isEqualTo(status);
    return answer.json();
  }

  private static Call.Answer call(
      TestServer server, String method, String path, @Nullable String body, String role)
      throws IOException {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return new Call(method, path, bytes).send(server.url(), server.key(role));
  }
}
