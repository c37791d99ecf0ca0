package org.probity.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.EventType;
import org.probity.guard.record.Recorder;
import org.probity.reports.BundleContents;
import org.probity.rules.PolicyPack;

/** What a bundle carries beside the entries: the shipped pack, and explanations not yet erased. */
final class GrantedContents implements BundleContents {
  private final Recorder recorder;
  private final PolicyPack pack;
  private final @Nullable Ledger disclosing;

  /**
   * @param disclosing the ledger if an officer granted every sealed field, else null
   */
  GrantedContents(Recorder recorder, PolicyPack pack, @Nullable Ledger disclosing) {
    this.recorder = recorder;
    this.pack = pack;
    this.disclosing = disclosing;
  }

  @Override
  public List<String> disclosures(Entry entry) {
    return disclosing == null ? List.of() : disclosing.disclosures(entry);
  }

  @Override
  public Optional<byte[]> explanation(Entry entry, String digest) {
    if (entry.type() != EventType.DECISION) {
      return Optional.empty();
    }
    return recorder
        .read(entry)
        .flatMap(decision -> Optional.ofNullable(decision.explanation()))
        .map(explanation -> explanation.json().getBytes(StandardCharsets.UTF_8))
        .filter(bytes -> Hash.sha256(bytes).labelled().equals(digest));
  }

  @Override
  public Optional<byte[]> pack(String hash) {
    return pack.hash().equals(hash) ? Optional.of(pack.source()) : Optional.empty();
  }
}
