package org.probity.audit.verify;

import java.util.List;

/**
 * That a tree only grew: the smaller one is a prefix of the larger (RFC 9162 section 2.1.4).
 *
 * @param from size of the smaller tree; 0 needs no hashes (C2SP tlog-witness)
 * @param to size of the larger tree
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * RFC 9162 section 2.1.4.2.
   *
   * @throws VerificationException if the trees with these roots are not proven consistent
   */
  public void verify(Hash fromRoot, Hash toRoot) {
    if (from < 0 || from > to) {
      throw new VerificationException(
          "A tree of size " + from + " cannot have shrunk to " + to + ".");
    }
    if (from == 0 || from == to) {
      verifyTrivial(fromRoot, toRoot);
      return;
    }
    boolean fromIsOneSubtree = Long.bitCount(from) == 1;
    if (hashes.isEmpty()) {
      throw new VerificationException("The consistency proof is too short.");
    }
    Hash start = fromIsOneSubtree ? fromRoot : hashes.get(0);
    List<Hash> rest = fromIsOneSubtree ? hashes : hashes.subList(1, hashes.size());
    int complete = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> complete;
    long last = (to - 1) >> complete;
    Hash smaller = start;
    Hash larger = start;
    for (Hash hash : rest) {
      if (last == 0) {
        throw new VerificationException("The consistency proof is too long.");
      }
      if ((node & 1) == 1 || node == last) {
        smaller = Rfc6962.nodeHash(hash, smaller);
        larger = Rfc6962.nodeHash(hash, larger);
        int toRightChild = Long.numberOfTrailingZeros(node);
        node >>= toRightChild;
        last >>= toRightChild;
      } else {
        larger = Rfc6962.nodeHash(larger, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    if (last != 0) {
      throw new VerificationException("The consistency proof is too short.");
    }
    if (!smaller.equals(fromRoot) || !larger.equals(toRoot)) {
      throw new VerificationException(
          "The tree of size " + to + " does not continue the tree of size " + from + ".");
    }
  }

  private void verifyTrivial(Hash fromRoot, Hash toRoot) {
    if (!hashes.isEmpty()) {
      throw new VerificationException("The consistency proof is too long.");
    }
    if (from == 0 && !fromRoot.equals(Rfc6962.EMPTY_ROOT)) {
      throw new VerificationException("An empty tree has another root.");
    }
    if (from == to && !fromRoot.equals(toRoot)) {
      throw new VerificationException("Two trees of size " + to + " have different roots.");
    }
  }
}
