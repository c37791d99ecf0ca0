package org.probity.audit.verify;

import java.io.IOException;
import java.util.Arrays;

/** What is proven about a leaf at an index. */
@FunctionalInterface
interface LeafSource {
  /** A proof has at most 63 hashes and a checkpoint of some lines. */
  int PROOF_LIMIT = 1 << 20;

  /**
   * @throws VerificationException unless the signed tree has a leaf of this hash at the index
   */
  void require(long index, Hash leafHash) throws IOException;

  static LeafSource byTiles(TileSet tiles) {
    return (index, leafHash) -> {
      Hash proven =
          tiles
              .leaf(index)
              .orElseThrow(() -> new VerificationException("No tile covers this entry."));
      if (!proven.equals(leafHash)) {
        throw new VerificationException(
            "The entry was changed: the signed tree holds another leaf in its place.");
      }
    };
  }

  /**
   * @param note the bundle's signed checkpoint, which every proof must lead to
   * @param checkpoint what the note says, its signature verified
   */
  static LeafSource byProofs(BundleArchive archive, byte[] note, Checkpoint checkpoint) {
    return (index, leafHash) -> {
      TlogProof proof = TlogProof.parse(archive.read(BundleLayout.proof(index), PROOF_LIMIT));
      if (proof.index() != index || !Arrays.equals(proof.checkpoint(), note)) {
        throw new VerificationException("The entry's proof is for another place or checkpoint.");
      }
      new InclusionProof(index, checkpoint.size(), proof.hashes())
          .verify(leafHash, checkpoint.root());
    };
  }
}
