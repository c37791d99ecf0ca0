package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one log, oldest first, each of which passed on to the next. A checkpoint holds under
 * any of them: one that was kept from before a change is none the worse for it.
 */
public record KeyChain(List<VerifierKey> keys) {

  public KeyChain {
    keys = List.copyOf(keys);
  }

  public static KeyChain of(VerifierKey key) {
    return new KeyChain(List.of(key));
  }

  /** The one that signs now. */
  public VerifierKey current() {
    return keys.get(keys.size() - 1);
  }

  /**
   * @throws VerificationException unless the rotation begins where this chain ends
   */
  public KeyChain then(KeyRotation rotation) {
    if (!rotation.from().equals(current()) || keys.contains(rotation.to())) {
      throw new VerificationException("The changes of the log's key do not follow one another.");
    }
    List<VerifierKey> longer = new ArrayList<>(keys);
    longer.add(rotation.to());
    return new KeyChain(longer);
  }
}
