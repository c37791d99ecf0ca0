package org.probity.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.probity.audit.Entry;
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

  GrantedContents(Recorder recorder, PackDesk packs) {
    this.recorder = recorder;
    this.packs = packs;
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
