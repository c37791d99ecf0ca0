package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that the export was recorded in the log with the manifest's digest. Its extra line
 * carries, as JSON, the export's own leaf, the disclosure of the digest, and the consistency proof
 * from the bundle's checkpoint to the later one that covers the export.
 */
final class ExportProof {
  private final TlogProof proof;

  ExportProof(byte[] file) {
    this.proof = TlogProof.parse(file);
  }

  /**
   * @throws VerificationException unless the export of exactly this manifest was recorded
   */
  void verify(byte[] manifest, Checkpoint bundle, VerifierKey key) {
    String extra = proof.extra();
    if (extra == null) {
      throw new VerificationException("The proof does not carry the export's entry.");
    }
    JsonNode carried = StrictJson.read(StrictBase64.decode(extra));
    byte[] leaf = StrictBase64.decode(carried.path("leaf").asText());
    Checkpoint signed = proof.verify(leaf, bundle.origin(), List.of(key), List.of(), 0);
    new ConsistencyProof(bundle.size(), signed.size(), hashes(carried.path("consistency")))
        .verify(bundle.root(), signed.root());
    JsonNode event = StrictJson.read(leaf);
    if (!event.path("type").asText().equals("export")) {
      throw new VerificationException("The entry that is proven is no export.");
    }
    String expected = Hash.sha256(manifest).labelled();
    for (JsonNode text : carried.path("disclosures")) {
      Disclosure field = Disclosure.verify(text.asText(), event);
      if (field.name().equals(BundleLayout.MANIFEST_DIGEST)
          && field.value().asText().equals(expected)) {
        return;
      }
    }
    throw new VerificationException("The recorded export is not the one with this manifest.");
  }

  private static List<Hash> hashes(JsonNode list) {
    List<Hash> hashes = new ArrayList<>();
    list.forEach(hash -> hashes.add(Hash.parse(hash.asText())));
    return hashes;
  }
}
