package org.probity.audit.verify;

import java.util.List;

/**
 * That a leaf stands at an index of a tree (RFC 9162 section 2.1.3).
 *
 * <p>The proof does not authenticate the size: take it, with the root, from a signed checkpoint.
 *
 * @param index from 0
 * @param hashes siblings from the leaf upwards
 */
public record InclusionProof(long index, long treeSize, List<Hash> hashes) {

  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * RFC 9162 section 2.1.3.2.
   *
   * @throws VerificationException if the proof does not lead from the leaf to the root
   */
  public void verify(Hash leafHash, Hash root) {
    if (index < 0 || index >= treeSize) {
      throw new VerificationException(
          "Index " + index + " lies outside a tree of size " + treeSize + ".");
    }
    long node = index;
    long last = treeSize - 1;
    Hash hash = leafHash;
    for (Hash sibling : hashes) {
      if (last == 0) {
        throw new VerificationException("The inclusion proof is too long.");
      }
      if ((node & 1) == 1 || node == last) {
        hash = Rfc6962.nodeHash(sibling, hash);
        int toRightChild = Long.numberOfTrailingZeros(node);
        node >>= toRightChild;
        last >>= toRightChild;
      } else {
        hash = Rfc6962.nodeHash(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      throw new VerificationException("The inclusion proof is too short.");
    }
    if (!hash.equals(root)) {
      throw new VerificationException("The inclusion proof does not lead to the root.");
    }
  }
}
