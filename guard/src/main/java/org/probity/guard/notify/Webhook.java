package org.probity.guard.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.domain.notice.Notice;

/**
 * Where notices go, and the secret that signs them as Standard Webhooks 1.0.0 says: {@code
 * webhook-id}, {@code webhook-timestamp} (seconds) and {@code webhook-signature} ({@code v1,} and
 * base64 of HMAC-SHA256 over id, timestamp and body, dots between). An id comes again when a notice
 * is sent again.
 */
public final class Webhook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_SECRET = 24;
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final String ALGORITHM = "HmacSHA256";

  private final URI address;
  private final SecretKeySpec secret;
  private final OutgoingCalls calls;

  /**
   * @param secret {@code whsec_} and base64 of at least 24 bytes
   * @throws IllegalArgumentException if the secret is something else
   */
  public Webhook(URI address, String secret, OutgoingCalls calls) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("A webhook's secret begins with whsec_.");
    }
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    if (key.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException("A webhook's secret has at least 24 bytes.");
    }
    this.address = address;
    this.secret = new SecretKeySpec(key, ALGORITHM);
    this.calls = calls;
  }

  /**
   * @return the status of the answer
   * @throws IOException if there was none, or the address may not be called
   */
  int send(Notice notice, Instant now) throws IOException {
    String id = "notice_" + notice.id();
    byte[] body = body(notice);
    String time = Long.toString(now.getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", time,
            "webhook-signature", "v1," + signature(id + "." + time + ".", body));
    return calls.post(address, "application/json", body, headers, LONGEST_ANSWER).status();
  }

  private static byte[] body(Notice notice) throws JsonProcessingException {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", notice.kind());
    json.put("timestamp", notice.createdAt().toString());
    ObjectNode data = json.putObject("data");
    data.put("decision_id", notice.decisionId().toString());
    notice.rules().forEach(data.putArray("rules")::add);
    notice.obligations().forEach(data.putArray("obligations")::add);
    return JSON.writeValueAsBytes(json);
  }

  private String signature(String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(before.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The platform lacks HMAC-SHA256.", e);
    }
  }
}
