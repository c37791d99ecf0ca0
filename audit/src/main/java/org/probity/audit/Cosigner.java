package org.probity.audit;

import java.time.Instant;

/**
 * A key that states, at a time, that a checkpoint continues all that was seen of its log before
 * (C2SP tlog-cosignature): a witness's, or the log's own second one. Thread safe.
 */
public interface Cosigner {
  /** The public half, in the vkey form of C2SP signed-note. */
  String vkey();

  /**
   * @param text the signed text of the checkpoint
   * @return the signature line to add to its note
   */
  String cosign(String text, Instant time);
}
