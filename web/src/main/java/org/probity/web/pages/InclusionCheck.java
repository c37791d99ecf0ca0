package org.probity.web.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerUnavailableException;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.InclusionProof;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.VerificationException;
import org.probity.domain.decision.DecisionSummary;
import org.probity.web.http.Json;
import org.probity.web.pages.Verification.Seal;
import org.probity.web.pages.Verification.Step;

/**
 * Verifies that a decision stands in the ledger: from the leaf's bytes as they lie in the database
 * now, up to a root that the log signed.
 */
@RequestScoped
public class InclusionCheck {
  @Inject private Ledger ledger;
  @Inject private Words words;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public InclusionCheck() {}

  /**
   * @throws LedgerUnavailableException if the database cannot be reached: then nothing is known
   */
  public Verification verify(DecisionSummary line) {
    return verify(line.ledgerIndex(), line);
  }

  /**
   * Any entry, whatever it is about.
   *
   * @throws LedgerUnavailableException as above
   */
  public Verification verify(long index) {
    return verify(index, null);
  }

  private Verification verify(long index, @Nullable DecisionSummary line) {
    List<Step> steps = new ArrayList<>();
    try {
      return walk(index, line, steps);
    } catch (LedgerUnavailableException e) {
      throw e;
    } catch (Broken e) {
      steps.add(new Step(false, words.of(e.key), e.detail));
      return new Verification(Seal.RED, steps, words.of(e.key + ".means"));
    } catch (VerificationException | LedgerException e) {
      steps.add(new Step(false, words.of("verify.proof.broken"), String.valueOf(e.getMessage())));
      return new Verification(Seal.RED, steps, words.of("verify.proof.broken.means"));
    }
  }

  private Verification walk(long index, @Nullable DecisionSummary line, List<Step> steps) {
    Entry entry =
        ledger.entry(index).orElseThrow(() -> new Broken("verify.entry.missing", "index " + index));
    Hash hash = leafHash(entry, steps);
    if (line != null) {
      requireSameStory(line, entry, steps);
    }
    Optional<byte[]> note = ledger.checkpoint();
    if (note.isEmpty()) {
      return new Verification(Seal.GREY, steps, words.of("verify.uncovered"));
    }
    Checkpoint checkpoint = checkpoint(note.get(), steps);
    if (index >= checkpoint.size()) {
      return new Verification(Seal.GREY, steps, words.of("verify.uncovered"));
    }
    InclusionProof proof = ledger.inclusion(index, checkpoint.size());
    proof.verify(hash, checkpoint.root());
    steps.add(
        new Step(
            true,
            words.format("verify.path", proof.hashes().size(), checkpoint.size()),
            "root " + checkpoint.root().base64()));
    requireReadable(entry, steps);
    return new Verification(
        Seal.GREEN, steps, words.of(line == null ? "entry.holds" : "verify.holds"));
  }

  private Hash leafHash(Entry entry, List<Step> steps) {
    Hash hash = Rfc6962.leafHash(entry.leaf());
    if (!hash.equals(entry.leafHash())) {
      throw new Broken(
          "verify.leaf.broken",
          "recorded " + entry.leafHash().base64() + ", computed " + hash.base64());
    }
    steps.add(
        new Step(
            true, words.format("verify.leaf", entry.index(), entry.leaf().length), hash.base64()));
    return hash;
  }

  /** The line shown in lists is a copy; the entry is what was proven. */
  private void requireSameStory(DecisionSummary line, Entry entry, List<Step> steps) {
    JsonNode leaf;
    try {
      leaf = Json.mapper().readTree(entry.leaf());
    } catch (IOException e) {
      throw new Broken("verify.line.broken", "index " + entry.index());
    }
    boolean same =
        leaf.path("decision_id").asText().equals(line.id().toString())
            && leaf.path("verdict").asText().equals(line.verdict().code())
            && leaf.path("actor").asText().equals(line.actor())
            && leaf.path("model").path("name").asText().equals(line.model())
            && leaf.path("model").path("version").asText().equals(line.modelVersion());
    if (!same) {
      throw new Broken("verify.line.broken", "index " + entry.index());
    }
    steps.add(new Step(true, words.of("verify.line"), line.id().toString()));
  }

  private Checkpoint checkpoint(byte[] note, List<Step> steps) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.open(note, ledger.keys().all());
    } catch (VerificationException e) {
      throw new Broken("verify.note.broken", String.valueOf(e.getMessage()));
    }
    if (!checkpoint.origin().equals(ledger.origin())) {
      throw new Broken("verify.note.broken", checkpoint.origin());
    }
    steps.add(
        new Step(
            true,
            words.format("verify.note", checkpoint.origin(), checkpoint.size()),
            ledger.vkey()));
    return checkpoint;
  }

  private void requireReadable(Entry entry, List<Step> steps) {
    try {
      boolean there = ledger.unseal(entry).isPresent();
      steps.add(new Step(true, words.of(there ? "verify.sealed" : "verify.erased"), ""));
    } catch (LedgerUnavailableException e) {
      throw e;
    } catch (LedgerException e) {
      throw new Broken("verify.sealed.broken", String.valueOf(e.getMessage()));
    }
  }

  /** A check that failed, and the words for it. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String key;
    private final String detail;

    Broken(String key, String detail) {
      super(key);
      this.key = key;
      this.detail = detail;
    }
  }
}
