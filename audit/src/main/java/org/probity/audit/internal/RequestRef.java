package org.probity.audit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.probity.audit.Idempotency;
import org.probity.audit.MasterKey;

/** An idempotency key as it is stored: two HMACs, for callers choose their keys freely. */
final class RequestRef {
  private final byte[] request;
  private final byte[] body;

  private RequestRef(byte[] request, byte[] body) {
    this.request = request;
    this.body = body;
  }

  static RequestRef of(Idempotency idempotency, MasterKey masterKey) {
    String caller = idempotency.caller();
    return new RequestRef(
        hmac(masterKey, caller.length() + ":" + caller + idempotency.key()),
        hmac(masterKey, idempotency.bodyDigest()));
  }

  private static byte[] hmac(MasterKey masterKey, String text) {
    return masterKey.hmac("idempotency", text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] request() {
    return request;
  }

  byte[] body() {
    return body;
  }

  boolean hasBody(byte[] other) {
    return Arrays.equals(body, other);
  }
}
