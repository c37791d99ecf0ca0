package org.probity.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The bytes that a cosigner signs (C2SP tlog-cosignature). */
public final class Cosigned {
  /** Bytes of the time before a cosignature. */
  static final int TIME = Long.BYTES;

  private static final int LONGEST_NAME = 255;

  private Cosigned() {}

  /**
   * @param text the signed text of the checkpoint
   * @param seconds since the epoch
   */
  public static byte[] message(VerifierKey key, String text, long seconds) {
    return switch (key.type()) {
      case ED25519 -> Utf8.encode(text);
      case COSIGNATURE_V1 -> Utf8.encode("cosignature/v1\ntime " + seconds + "\n" + text);
      case ML_DSA_44 -> structure(key.name(), seconds, Checkpoint.parse(text));
    };
  }

  private static byte[] structure(String cosigner, long seconds, Checkpoint checkpoint) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(Utf8.encode("subtree/v1\n\0"));
      writeName(out, cosigner);
      out.writeLong(seconds);
      writeName(out, checkpoint.origin());
      out.writeLong(0);
      out.writeLong(checkpoint.size());
      out.write(checkpoint.root().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeName(DataOutputStream out, String name) throws IOException {
    byte[] bytes = Utf8.encode(name);
    if (bytes.length == 0 || bytes.length > LONGEST_NAME) {
      throw new VerificationException("A cosigned name has 1 to 255 bytes.");
    }
    out.writeByte(bytes.length);
    out.write(bytes);
  }

  /**
   * When a cosignature was made, as it says.
   *
   * @param signature what follows the key id in a signature line
   */
  static Instant time(byte[] signature) {
    long seconds = java.nio.ByteBuffer.wrap(signature).getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      throw new VerificationException("A cosignature has an impossible time.");
    }
    return Instant.ofEpochSecond(seconds);
  }
}
