package org.probity.reports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.verify.Checkpoint;
import org.probity.reports.BundleRequest;

/** Writes manifest.json. */
public final class ManifestWriter {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE = 16;

  private ManifestWriter() {}

  /**
   * @param files digest by name
   */
  public static byte[] write(
      BundleRequest request, Checkpoint checkpoint, Instant created, Map<String, String> files) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("v", 1);
    manifest.put("log", checkpoint.origin());
    manifest.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("requested_by", request.requestedBy());
    // The digest of the manifest is public for ever and must not betray what the files hold.
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    manifest.put("nonce", HexFormat.of().formatHex(nonce));
    ObjectNode selection = manifest.putObject("selection");
    selection.put("from_index", request.range().from());
    selection.put("to_index", request.range().to());
    putIfKnown(selection, "from", request.from());
    putIfKnown(selection, "to", request.to());
    putIfKnown(selection, "filter", request.filterName());
    selection.put("complete", request.complete());
    ArrayNode forms = selection.putArray("forms");
    request.forms().forEach(form -> forms.add(form.code()));
    selection.put("language", request.language().code());
    manifest
        .putObject("checkpoint")
        .put("size", checkpoint.size())
        .put("root", checkpoint.root().base64());
    ObjectNode listed = manifest.putObject("files");
    files.forEach(listed::put);
    try {
      return JSON.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text and numbers are always JSON.", e);
    }
  }

  private static void putIfKnown(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
