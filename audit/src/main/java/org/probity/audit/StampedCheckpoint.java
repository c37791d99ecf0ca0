package org.probity.audit;

import java.time.Instant;

/**
 * A checkpoint and an authority's word of when it was there.
 *
 * @param size of its tree
 * @param note as the log signed it, which is what was stamped
 * @param response DER of an RFC 3161 TimeStampResp
 * @param received by this server's clock
 */
public record StampedCheckpoint(long size, byte[] note, byte[] response, Instant received) {

  @Override
  public String toString() {
    return "StampedCheckpoint[" + size + ", " + received + "]";
  }
}
