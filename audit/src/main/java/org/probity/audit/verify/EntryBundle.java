package org.probity.audit.verify;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of an entry bundle: each leaf after its length in two bytes (C2SP tlog-tiles). */
public final class EntryBundle {
  /** The longest leaf that two bytes can announce. */
  public static final int MAX_LEAF = 65_535;

  private EntryBundle() {}

  public static byte[] join(List<byte[]> leaves) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      if (leaf.length > MAX_LEAF) {
        throw new IllegalArgumentException("A leaf has at most 65,535 bytes.");
      }
      out.write(leaf.length >> 8);
      out.write(leaf.length);
      out.writeBytes(leaf);
    }
    return out.toByteArray();
  }

  /**
   * @throws VerificationException if a leaf is cut off
   */
  public static List<byte[]> split(byte[] bundle) {
    List<byte[]> leaves = new ArrayList<>();
    int at = 0;
    while (at < bundle.length) {
      int start = at + 2;
      if (start > bundle.length) {
        throw new VerificationException("The entry bundle is cut off.");
      }
      at = start + (((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff));
      if (at > bundle.length) {
        throw new VerificationException("The entry bundle is cut off.");
      }
      leaves.add(Arrays.copyOfRange(bundle, start, at));
    }
    return leaves;
  }
}
