package org.probity.audit;

import java.util.List;
import java.util.function.LongFunction;
import org.probity.audit.verify.Hash;

/** Somebody else who watches that the log only grows, and cosigns if so (C2SP tlog-witness). */
public interface WitnessService {
  /** The key that it cosigns with. */
  String vkey();

  /**
   * @param note a signed checkpoint
   * @param size of its tree
   * @param proofFrom the consistency proof from an earlier size to this one
   * @return the witness's signature line for the checkpoint, verified
   * @throws RuntimeException if the witness cannot be reached or refuses
   */
  String cosign(byte[] note, long size, LongFunction<List<Hash>> proofFrom);
}
