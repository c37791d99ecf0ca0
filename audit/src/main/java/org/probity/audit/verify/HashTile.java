package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a hash tile: its hashes side by side (C2SP tlog-tiles). */
public final class HashTile {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Levels of the tree that one tile spans. */
  public static final int HEIGHT = 8;

  private HashTile() {}

  /**
   * @throws VerificationException if the length is not a multiple of 32
   */
  public static List<Hash> split(byte[] bytes) {
    if (bytes.length % Hash.LENGTH != 0) {
      throw new VerificationException("A tile's length is a multiple of 32 bytes.");
    }
    List<Hash> hashes = new ArrayList<>(bytes.length / Hash.LENGTH);
    for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
      hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
    }
    return hashes;
  }

  public static byte[] join(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
    }
    return bytes;
  }
}
