package org.probity.audit.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
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
    CanonicalWriter leaf = new CanonicalWriter().object();
    leaf.name("_sd").array();
    sealedDigests.forEach(leaf::text);
    leaf.endArray();
    leaf.member("_sd_alg", "sha-256");
    leaf.member("actor", event.actor());
    put(leaf, "ciphertext_digest", ciphertextDigest);
    put(leaf, "decision_id", event.decisionId());
    put(leaf, "evaluation_date", event.evaluationDate());
    put(leaf, "explanation_digest", event.explanationDigest());
    leaf.member("log", origin);
    if (!event.model().isEmpty()) {
      leaf.name("model").object();
      new TreeMap<>(event.model()).forEach(leaf::member);
      leaf.endObject();
    }
    leaf.member("nonce", StrictBase64.encode(nonce));
    put(leaf, "policy_pack", event.policyPack());
    if (!event.rules().isEmpty()) {
      leaf.name("rules").array();
      for (LedgerEvent.Rule rule : event.rules()) {
        leaf.object().member("effect", kebab(rule.effect())).member("id", rule.id()).endObject();
      }
      leaf.endArray();
    }
    put(leaf, "statement_digest", event.statementDigest());
    put(leaf, "subject", subjectTag);
    leaf.member("time", time(event).toString());
    leaf.member("type", event.type().code());
    leaf.name("v").number(1);
    put(leaf, "verdict", event.verdict());
    byte[] bytes = leaf.endObject().toBytes();
    if (bytes.length > EntryBundle.MAX_LEAF) {
      throw new LedgerException("The event is too large for a leaf; seal less or split it.");
    }
    return bytes;
  }

  /** Enumerations stand outside as {@code kebab-case} (design, decision 6). */
  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void put(CanonicalWriter leaf, String name, @Nullable Object value) {
    if (value != null) {
      leaf.member(name, value.toString());
    }
  }
}
