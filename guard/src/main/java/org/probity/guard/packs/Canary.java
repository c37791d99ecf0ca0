package org.probity.guard.packs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.probity.rules.PolicyEngine;

/**
 * A pack that judges a share of the decisions. Which ones follows from the decision's id and the
 * pack's hash, so that nobody chooses, every node agrees, an auditor can compute it again, and a
 * larger share takes the decisions of a smaller one and more.
 *
 * @param share in percent
 */
record Canary(PolicyEngine engine, int share) {

  boolean judges(UUID decision) {
    return place(engine.pack().hash(), decision) < share;
  }

  /** Of the SHA-256 of hash, line feed and id, the first 32 bits as a fraction of 100. */
  static int place(String hash, UUID decision) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((hash + "\n" + decision).getBytes(StandardCharsets.UTF_8));
      return (int) ((Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) * 100) >>> 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
