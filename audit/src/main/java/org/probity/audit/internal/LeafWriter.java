package org.probity.audit.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.EntryBundle;
import org.probity.audit.verify.StrictBase64;
import org.probity.domain.ledger.LedgerEvent;

/** Writes the leaf of an event: what may be known of it for ever, as canonical JSON. */
final class LeafWriter {

  private LeafWriter() {}

  /** As the leaf spells it, to the millisecond. */
  static Instant time(LedgerEvent event) {
    return event.time().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * @param sealedDigests of the disclosures, for {@code _sd}
   * @param subjectTag base64, or null when no subject is named
   * @param ciphertextDigest {@code sha256:…}, or null when nothing is sealed
   * @throws LedgerException if the leaf were longer than 65,535 bytes
   */
  static byte[] write(
      String origin,
      LedgerEvent event,
      byte[] nonce,
      List<String> sealedDigests,
      @Nullable String subjectTag,
      @Nullable String ciphertextDigest) {
    ObjectNode leaf = JsonNodeFactory.instance.objectNode();
    leaf.put("v", 1);
    leaf.put("log", origin);
    leaf.put("type", event.type().code());
    leaf.put("time", time(event).toString());
    leaf.put("nonce", StrictBase64.encode(nonce));
    put(leaf, "decision_id", event.decisionId());
    leaf.put("actor", event.actor());
    if (!event.model().isEmpty()) {
      ObjectNode model = leaf.putObject("model");
      event.model().forEach(model::put);
    }
    put(leaf, "policy_pack", event.policyPack());
    put(leaf, "evaluation_date", event.evaluationDate());
    put(leaf, "verdict", event.verdict());
    if (!event.rules().isEmpty()) {
      ArrayNode rules = leaf.putArray("rules");
      for (LedgerEvent.Rule rule : event.rules()) {
        rules.addObject().put("id", rule.id()).put("effect", kebab(rule.effect()));
      }
    }
    leaf.put("_sd_alg", "sha-256");
    ArrayNode digests = leaf.putArray("_sd");
    sealedDigests.forEach(digests::add);
    put(leaf, "subject", subjectTag);
    put(leaf, "ciphertext_digest", ciphertextDigest);
    put(leaf, "explanation_digest", event.explanationDigest());
    put(leaf, "statement_digest", event.statementDigest());
    byte[] bytes = Json.canonical(leaf);
    if (bytes.length > EntryBundle.MAX_LEAF) {
      throw new LedgerException("The event is too large for a leaf; seal less or split it.");
    }
    return bytes;
  }

  /** Enumerations stand outside as {@code kebab-case} (design, decision 6). */
  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void put(ObjectNode leaf, String name, @Nullable Object value) {
    if (value != null) {
      leaf.put(name, value.toString());
    }
  }
}
