package org.probity.reports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.probity.audit.Entry;
import org.probity.audit.verify.Hash;

/** What manifest.tlog-proof carries along, so that the bundle needs no other file for it. */
public final class ExportExtra {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExportExtra() {}

  /**
   * @param entry the export's own
   * @param disclosures among them that of the manifest's digest
   * @param consistency from the bundle's checkpoint to the one that covers the export
   * @return base64, as the extra line of a C2SP tlog-proof wants it
   */
  public static String write(Entry entry, List<String> disclosures, List<Hash> consistency) {
    ObjectNode extra = JSON.createObjectNode();
    extra.put("leaf", Base64.getEncoder().encodeToString(entry.leaf()));
    ArrayNode shown = extra.putArray("disclosures");
    disclosures.forEach(shown::add);
    ArrayNode hashes = extra.putArray("consistency");
    consistency.forEach(hash -> hashes.add(hash.base64()));
    try {
      return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(extra));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text is always JSON.", e);
    }
  }
}
