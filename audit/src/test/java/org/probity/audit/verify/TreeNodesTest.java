package org.probity.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proofs made here hold under the verification of RFC 9162, which shares no code with the making.
 */
class TreeNodesTest {
  private static final int SIZE = 70;

  private final MemoryTree tree = new MemoryTree();
  private final List<Hash> leaves = new ArrayList<>();
  private final List<Hash> roots = new ArrayList<>();

  TreeNodesTest() {
    roots.add(Rfc6962.EMPTY_ROOT);
    for (int i = 0; i < SIZE; i++) {
      byte[] leaf = {(byte) i};
      tree.add(leaf);
      leaves.add(Rfc6962.leafHash(leaf));
      roots.add(tree.range().root());
    }
  }

  @Test
  void everyInclusionProofHoldsForItsLeafAndForNoOther() {
    for (int size = 1; size <= SIZE; size++) {
      Hash root = roots.get(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.inclusion(index, size);
        proof.verify(leaves.get(index), root);
        Hash wrong = leaves.get((index + 1) % SIZE);
        assertThatThrownBy(() -> proof.verify(wrong, root))
            .isInstanceOf(VerificationException.class);
      }
    }
  }

  @Test
  void everyConsistencyProofHoldsForItsRootsAndForNoOthers() {
    for (int to = 0; to <= SIZE; to++) {
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = tree.consistency(from, to);
        Hash fromRoot = roots.get(from);
        Hash toRoot = roots.get(to);
        proof.verify(fromRoot, toRoot);
        if (from != to) {
          assertThatThrownBy(() -> proof.verify(toRoot, toRoot))
              .isInstanceOf(VerificationException.class);
        }
      }
    }
  }

  @Test
  void rootsAgreeWithTheCompactRangeAndItsBytes() {
    for (int size = 0; size <= SIZE; size++) {
      assertThat(tree.root(size)).isEqualTo(roots.get(size));
      CompactRange range = CompactRange.empty();
      leaves.subList(0, size).forEach(range::append);
      assertThat(CompactRange.of(size, range.toBytes()).root()).isEqualTo(roots.get(size));
    }
  }

  @Test
  void aCompactRangeOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> CompactRange.of(SIZE + 1, tree.range().toBytes()))
        .isInstanceOf(VerificationException.class);
  }
}
