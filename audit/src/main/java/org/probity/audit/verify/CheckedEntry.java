package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of one line, whichever thread looked at it.
 *
 * @param index that it claims, or -1 if it cannot be read
 * @param failure why it does not hold, or null
 * @param row of the table of decisions, or null for an entry of another type
 * @param disclosures how many fields it shows
 * @param explanation digest of the explanation that it names, or null
 * @param pack hash of the pack that it names, or null
 */
record CheckedEntry(
    long index,
    @Nullable VerificationException failure,
    byte @Nullable [] row,
    int disclosures,
    @Nullable String explanation,
    @Nullable String pack) {
  private static final Set<String> MEMBERS = Set.of("index", "leaf", "disclosures");

  /**
   * @param line a JSON object
   * @param origin of the log
   */
  static CheckedEntry of(byte[] line, LeafSource proven, String origin) throws IOException {
    long index = -1;
    try {
      JsonNode read = line(line);
      index = read.path("index").asLong();
      return of(index, read, proven, origin);
    } catch (VerificationException e) {
      return new CheckedEntry(index, e, null, 0, null, null);
    }
  }

  private static JsonNode line(byte[] bytes) {
    JsonNode line;
    try {
      line = StrictJson.read(bytes);
    } catch (VerificationException e) {
      throw new VerificationException("A line is not JSON.", e);
    }
    boolean wellFormed =
        line.isObject()
            && line.path("index").canConvertToLong()
            && line.path("leaf").isTextual()
            && line.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()));
    if (!wellFormed) {
      throw new VerificationException("A line is not {\"index\", \"leaf\", \"disclosures\"}.");
    }
    return line;
  }

  private static CheckedEntry of(long index, JsonNode line, LeafSource proven, String origin)
      throws IOException {
    byte[] leaf = StrictBase64.decode(line.path("leaf").asText());
    Hash hash = Rfc6962.leafHash(leaf);
    proven.require(index, hash);
    JsonNode event = StrictJson.read(leaf);
    boolean canonical =
        CanonicalForm.matches(event, leaf) || Arrays.equals(StrictJson.canonical(leaf), leaf);
    if (!canonical) {
      throw new VerificationException("The leaf is not canonical JSON (RFC 8785).");
    }
    if (!event.path("log").asText().equals(origin)) {
      throw new VerificationException("The leaf is of another log.");
    }
    JsonNode shown = line.path("disclosures");
    for (JsonNode disclosure : shown) {
      Disclosure.verify(disclosure.asText(), event);
    }
    return new CheckedEntry(
        index,
        null,
        DecisionsCsv.line(index, event, hash).map(Utf8::encode).orElse(null),
        shown.size(),
        event.path("explanation_digest").textValue(),
        event.path("policy_pack").textValue());
  }
}
