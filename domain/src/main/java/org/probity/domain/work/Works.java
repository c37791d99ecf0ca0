package org.probity.domain.work;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The register of works, to read; it changes only with the ledger entry that says so. */
public interface Works {
  Optional<Work> find(UUID id);

  /**
   * The newest first, removed ones left out.
   *
   * @param size at most this many
   */
  List<Work> page(int page, int size);

  /** How many stand in the register. */
  long count();

  /** Those with one of these digests, removed ones too. */
  List<Work> withDigests(List<byte[]> digests);

  /**
   * What a ledger entry after this one put in or took out, in the order of the entries.
   *
   * @param entry -1 for all
   */
  void changesAfter(long entry, Consumer<Change> consumer);

  /**
   * @param entry of the ledger that this change stands in
   * @param fingerprints as they were registered; empty when the work was removed
   */
  record Change(
      UUID id,
      WorkKind kind,
      WorkForm form,
      String title,
      int words,
      byte[] fingerprints,
      boolean removed,
      long entry) {}
}
