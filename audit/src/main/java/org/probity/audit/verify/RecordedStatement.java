package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * A statement whose digest stands in a leaf of the log: a C2SP tlog-proof of that leaf, whose extra
 * line carries leaf and statement as JSON.
 *
 * @param index of the entry that records it
 */
record RecordedStatement(long index, byte[] bytes) {

  /**
   * @param type that the entry must have
   * @param note the bundle's signed checkpoint, which the proof must lead to
   * @param checkpoint what the note says, its signature verified
   * @throws VerificationException unless the log recorded exactly this statement
   */
  static RecordedStatement verify(byte[] file, String type, byte[] note, Checkpoint checkpoint) {
    TlogProof proof = TlogProof.parse(file);
    String extra = proof.extra();
    if (extra == null || !Arrays.equals(proof.checkpoint(), note)) {
      throw new VerificationException("It carries no entry, or is for another checkpoint.");
    }
    JsonNode carried = StrictJson.read(StrictBase64.decode(extra));
    byte[] leaf = StrictBase64.decode(carried.path("leaf").asText());
    byte[] statement = StrictBase64.decode(carried.path("statement").asText());
    new InclusionProof(proof.index(), checkpoint.size(), proof.hashes())
        .verify(Rfc6962.leafHash(leaf), checkpoint.root());
    if (!records(leaf, type, statement)) {
      throw new VerificationException("The entry records something else than this.");
    }
    return new RecordedStatement(proof.index(), statement);
  }

  private static boolean records(byte[] leaf, String type, byte[] statement) {
    JsonNode event = StrictJson.read(leaf);
    return event.path("type").asText().equals(type)
        && event.path("statement_digest").asText().equals(Hash.sha256(statement).labelled());
  }
}
