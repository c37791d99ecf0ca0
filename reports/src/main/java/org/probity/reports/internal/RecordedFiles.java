package org.probity.reports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.PrunedEntries;
import org.probity.audit.SigningKey;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.TlogProof;

/**
 * Statements whose digests stand in the log: how it came to its key, so that whoever knows an
 * earlier one may follow, and what was pruned, so that its absence is no gap.
 */
public final class RecordedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Ledger ledger;
  private final SignedTree tree;
  private final ZipWriter zip;

  /**
   * @param tree signed by the current key, so that it holds every change of the key
   */
  public RecordedFiles(Ledger ledger, SignedTree tree, ZipWriter zip) {
    this.ledger = ledger;
    this.tree = tree;
    this.zip = zip;
  }

  /** Those that took entries of the range. */
  public static List<PrunedEntries> pruned(Ledger ledger, IndexRange range) {
    return ledger.retention().pruned().stream()
        .filter(
            each ->
                each.ranges().stream()
                    .anyMatch(gone -> gone.from() < range.to() && gone.to() > range.from()))
        .toList();
  }

  public void rotations() throws IOException {
    for (SigningKey key : ledger.keys().rotated()) {
      add(BundleLayout.rotation(key.number() - 1), key.index(), key.leaf(), key.statement());
    }
  }

  public void pruned(List<PrunedEntries> pruned) throws IOException {
    for (PrunedEntries each : pruned) {
      add(BundleLayout.pruned(each.index()), each.index(), each.leaf(), each.statement());
    }
  }

  private void add(String name, long index, byte[] leaf, byte[] statement) throws IOException {
    ObjectNode extra = JSON.createObjectNode();
    extra.put("leaf", Base64.getEncoder().encodeToString(leaf));
    extra.put("statement", Base64.getEncoder().encodeToString(statement));
    TlogProof proof =
        new TlogProof(
            base64(extra),
            index,
            ledger.inclusion(index, tree.checkpoint().size()).hashes(),
            tree.note());
    zip.add(name, proof.toBytes());
  }

  private static String base64(ObjectNode extra) {
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(extra));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text is always JSON.", e);
    }
  }
}
