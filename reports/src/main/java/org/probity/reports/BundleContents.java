package org.probity.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.audit.Entry;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.record.ProcessingRecord;

/**
 * What goes into a bundle beside the entries. Whoever implements it decides what may be shown:
 * disclosures and explanations hold personal data, and are granted by an officer for each export.
 */
public interface BundleContents {

  /** The RFC 9901 disclosures granted for this entry, base64url. */
  default List<String> disclosures(Entry entry) {
    return List.of();
  }

  /**
   * The explanation that an entry names, if it still exists and may be shown.
   *
   * @param digest {@code sha256:…} as it stands in the leaf
   * @return exactly the bytes that have this digest
   */
  default Optional<byte[]> explanation(Entry entry, String digest) {
    return Optional.empty();
  }

  /**
   * A policy pack, whole.
   *
   * @param hash {@code sha256:…} as it stands in the leaf
   * @return exactly the bytes that have this hash
   */
  Optional<byte[]> pack(String hash);

  /** What is sealed beside an entry about a person, if showing it was granted. */
  default Optional<Map<String, Object>> disclosed(Entry entry) {
    return Optional.empty();
  }

  /** A model version, if the organisation still holds it. */
  default Optional<ModelFile> model(ModelName name) {
    return Optional.empty();
  }

  /**
   * What the recorded decisions of a model version gave to groups of persons, as far as it was
   * reported in a range of the ledger.
   *
   * @param from index of the first entry
   * @param to index after the last
   * @return empty if it must not be shown, as where a selection is about one person
   */
  default Optional<FairnessReport> fairness(ModelName name, long from, long to) {
    return Optional.empty();
  }

  /** The processing records, those no longer in force too. */
  default List<ProcessingRecord> records() {
    return List.of();
  }
}
