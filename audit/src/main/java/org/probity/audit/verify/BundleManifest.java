package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The list of a bundle's files and what was selected.
 *
 * @param from index of the first entry
 * @param to index after the last
 * @param complete whether every entry between is there
 * @param files digest by name, without the manifest and its proof
 */
record BundleManifest(String log, long from, long to, boolean complete, Map<String, String> files) {

  static BundleManifest parse(byte[] json) {
    JsonNode root = StrictJson.read(json);
    JsonNode selection = root.path("selection");
    boolean whole =
        root.path("v").asInt() == 1
            && root.path("log").isTextual()
            && selection.path("from_index").isIntegralNumber()
            && selection.path("to_index").isIntegralNumber()
            && selection.path("complete").isBoolean()
            && root.path("files").isObject();
    if (!whole) {
      throw new VerificationException("The manifest is not one of version 1.");
    }
    Map<String, String> files = new TreeMap<>();
    root.path("files").properties().forEach(f -> files.put(f.getKey(), f.getValue().asText()));
    return new BundleManifest(
        root.path("log").asText(),
        selection.path("from_index").asLong(),
        selection.path("to_index").asLong(),
        selection.path("complete").asBoolean(),
        files);
  }

  void requireSameNames(Set<String> names) {
    Set<String> expected = new TreeSet<>(files.keySet());
    expected.add(BundleLayout.MANIFEST);
    expected.add(BundleLayout.MANIFEST_PROOF);
    for (String name : expected) {
      if (!names.contains(name)) {
        throw new VerificationException("The manifest lists " + name + ", which is missing.");
      }
    }
    for (String name : names) {
      if (!expected.contains(name)) {
        throw new VerificationException("The manifest does not list " + name + ".");
      }
    }
  }

  void requireLog(String origin) {
    if (!log.equals(origin)) {
      throw new VerificationException("The manifest is of another log than the checkpoint.");
    }
  }

  void requireDigests(BundleArchive archive, Where where) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      where.is(file.getKey());
      if (!archive.digest(file.getKey()).equals(file.getValue())) {
        throw new VerificationException("The file does not have the digest in the manifest.");
      }
    }
  }
}
