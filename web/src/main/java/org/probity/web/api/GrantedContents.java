package org.probity.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.EventType;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.record.Recorder;
import org.probity.reports.BundleContents;

/**
 * What a bundle carries beside the entries: the packs that judged, and explanations not yet erased.
 */
final class GrantedContents implements BundleContents {
  private final Recorder recorder;
  private final PackDesk packs;
  private final @Nullable Ledger disclosing;

  /**
   * @param disclosing the ledger if an officer granted every sealed field, else null
   */
  GrantedContents(Recorder recorder, PackDesk packs, @Nullable Ledger disclosing) {
    this.recorder = recorder;
    this.packs = packs;
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
    return packs.source(hash);
  }
}
