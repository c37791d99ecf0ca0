package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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

  /**
   * @param line a JSON object
   * @param origin of the log
   */
  static CheckedEntry of(byte[] line, LeafSource proven, String origin) throws IOException {
    long index = -1;
    try {
      EntryLine read = EntryLine.of(line);
      index = read.index();
      return of(read, proven, origin);
    } catch (VerificationException e) {
      return new CheckedEntry(index, e, null, 0, null, null);
    }
  }

  private static CheckedEntry of(EntryLine line, LeafSource proven, String origin)
      throws IOException {
    byte[] leaf = line.leaf();
    Hash hash = Rfc6962.leafHash(leaf);
    proven.require(line.index(), hash);
    JsonNode event = StrictJson.readCanonical(leaf);
    if (!event.path("log").asText().equals(origin)) {
      throw new VerificationException("The leaf is of another log.");
    }
    for (String disclosure : line.disclosures()) {
      Disclosure.verify(disclosure, event);
    }
    return new CheckedEntry(
        line.index(),
        null,
        DecisionsCsv.line(line.index(), event, hash).map(Utf8::encode).orElse(null),
        line.disclosures().size(),
        event.path("explanation_digest").textValue(),
        event.path("policy_pack").textValue());
  }
}
