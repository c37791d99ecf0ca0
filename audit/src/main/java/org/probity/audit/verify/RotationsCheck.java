package org.probity.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the log came to the key that signed the bundle: each change by both keys, and recorded. */
final class RotationsCheck {
  private static final int SMALL_FILE = 1 << 20;

  private final BundleArchive archive;
  private final byte[] note;
  private final Checkpoint checkpoint;

  /**
   * @param note the bundle's signed checkpoint
   * @param checkpoint what it says, its signature verified
   */
  RotationsCheck(BundleArchive archive, byte[] note, Checkpoint checkpoint) {
    this.archive = archive;
    this.note = note;
    this.checkpoint = checkpoint;
  }

  /**
   * @param key that signed the bundle's checkpoint
   * @return the keys that the bundle shows to lead to it, and itself
   * @throws VerificationException if a change is not signed by both keys, not recorded, or out of
   *     order
   */
  KeyChain chain(VerifierKey key, Map<String, Object> counts, Where where) throws IOException {
    List<KeyRotation> rotations = new ArrayList<>();
    for (int number = 1; archive.names().contains(BundleLayout.rotation(number)); number++) {
      where.is(BundleLayout.rotation(number));
      byte[] file = archive.read(BundleLayout.rotation(number), SMALL_FILE);
      rotations.add(
          KeyRotation.open(RecordedStatement.verify(file, "config", note, checkpoint).bytes()));
    }
    if (rotations.isEmpty()) {
      return KeyChain.of(key);
    }
    KeyChain chain = KeyChain.of(rotations.get(0).from());
    for (KeyRotation rotation : rotations) {
      chain = chain.then(rotation);
    }
    if (!chain.current().equals(key)) {
      throw new VerificationException("The changes of the log's key do not lead to the bundle's.");
    }
    counts.put("key_rotations", rotations.size());
    return chain;
  }
}
