package org.probity.reports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import org.probity.audit.Ledger;
import org.probity.audit.SigningKey;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.TlogProof;

/** Shows how the log came to its key, so that whoever knows an earlier one may follow. */
public final class KeyFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeyFiles() {}

  /**
   * A proof for each change of the key, that it was recorded.
   *
   * @param tree signed by the current key, so that it holds all these entries
   */
  public static void write(Ledger ledger, SignedTree tree, ZipWriter zip) throws IOException {
    long size = tree.checkpoint().size();
    for (SigningKey key : ledger.keys().rotated()) {
      TlogProof proof =
          new TlogProof(
              extra(key), key.index(), ledger.inclusion(key.index(), size).hashes(), tree.note());
      zip.add(BundleLayout.rotation(key.number() - 1), proof.toBytes());
    }
  }

  private static String extra(SigningKey key) {
    ObjectNode extra = JSON.createObjectNode();
    extra.put("leaf", Base64.getEncoder().encodeToString(key.leaf()));
    extra.put("statement", Base64.getEncoder().encodeToString(key.statement()));
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(extra));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text is always JSON.", e);
    }
  }
}
