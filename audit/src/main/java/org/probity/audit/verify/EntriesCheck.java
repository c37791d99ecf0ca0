package org.probity.audit.verify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the entries once: each against the signed tree, its disclosures against its leaf, and what
 * follows from all of them.
 */
final class EntriesCheck {
  private static final Set<String> MEMBERS = Set.of("index", "leaf", "disclosures");

  private final BundleArchive archive;
  private final BundleManifest manifest;
  private final LeafSource proven;
  private final String origin;
  private final MessageDigest decisionsCsv = Hash.newDigest();
  private final Set<String> explanations = new TreeSet<>();
  private final Set<String> packs = new TreeSet<>();
  private long entries;
  private long decisions;
  private long disclosures;

  EntriesCheck(BundleArchive archive, BundleManifest manifest, LeafSource proven, String origin) {
    this.archive = archive;
    this.manifest = manifest;
    this.proven = proven;
    this.origin = origin;
  }

  void run(Where where) throws IOException {
    decisionsCsv.update(Utf8.encode(DecisionsCsv.header()));
    long next = manifest.from();
    try (InputStream in = archive.open(BundleLayout.ENTRIES);
        MappingIterator<JsonNode> lines = StrictJson.values(in)) {
      while (lines.hasNext()) {
        JsonNode line = lines.next();
        long index = index(line);
        where.is("entry " + index);
        requirePlace(index, next);
        check(index, line);
        next = index + 1;
        where.is(BundleLayout.ENTRIES);
      }
    } catch (RuntimeJsonMappingException | JacksonException e) {
      throw new VerificationException("A line is not JSON.", e);
    }
    if (manifest.complete() && next != manifest.to()) {
      throw new VerificationException("Entry " + next + " and those after it are missing.");
    }
  }

  private static long index(JsonNode line) {
    boolean wellFormed =
        line.isObject()
            && line.path("index").canConvertToLong()
            && line.path("leaf").isTextual()
            && line.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()));
    if (!wellFormed) {
      throw new VerificationException("A line is not {\"index\", \"leaf\", \"disclosures\"}.");
    }
    return line.path("index").asLong();
  }

  private void requirePlace(long index, long next) {
    boolean inPlace = manifest.complete() ? index == next : index >= next && index < manifest.to();
    if (!inPlace) {
      throw new VerificationException("Entry " + next + " was expected here.");
    }
  }

  private void check(long index, JsonNode line) throws IOException {
    byte[] leaf = StrictBase64.decode(line.path("leaf").asText());
    Hash hash = Rfc6962.leafHash(leaf);
    proven.require(index, hash);
    JsonNode event = StrictJson.read(leaf);
    if (!Arrays.equals(StrictJson.canonical(leaf), leaf)) {
      throw new VerificationException("The leaf is not canonical JSON (RFC 8785).");
    }
    if (!event.path("log").asText().equals(origin)) {
      throw new VerificationException("The leaf is of another log.");
    }
    for (JsonNode disclosure : line.path("disclosures")) {
      Disclosure.verify(disclosure.asText(), event);
      disclosures++;
    }
    entries++;
    DecisionsCsv.line(index, event, hash)
        .ifPresent(
            row -> {
              decisions++;
              decisionsCsv.update(Utf8.encode(row));
            });
    remember(event, "explanation_digest", explanations);
    remember(event, "policy_pack", packs);
  }

  private static void remember(JsonNode event, String member, Set<String> digests) {
    if (event.path(member).isTextual()) {
      digests.add(event.path(member).asText());
    }
  }

  /** That the table of decisions is the one that the entries give. */
  void requireDecisions() throws IOException {
    String expected = "sha256:" + HexFormat.of().formatHex(decisionsCsv.digest());
    if (!archive.digest(BundleLayout.DECISIONS).equals(expected)) {
      throw new VerificationException("The table is not the one that the entries give.");
    }
  }

  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("from_index", manifest.from());
    counts.put("to_index", manifest.to());
    counts.put("complete", manifest.complete());
    counts.put("entries", entries);
    counts.put("decisions", decisions);
    counts.put("disclosures", disclosures);
    return counts;
  }

  /** Digests of the explanations that entries name. */
  Set<String> explanations() {
    return explanations;
  }

  /** Hashes of the packs that entries were judged by. */
  Set<String> packs() {
    return packs;
  }
}
