package org.probity.detection.internal;

import java.util.List;
import org.probity.domain.finding.Finding;

/** Finds one entity type. */
public interface Recognizer {
  String entity();

  /** As findings report it: {@code cn-resident-id}. */
  String name();

  /** {@code checksum}, {@code pattern} or {@code lexicon}. */
  default String kind() {
    return "pattern";
  }

  /** Texts with exactly one finding of this recogniser at or over the default threshold. */
  List<String> finds();

  /** Texts without such a finding. */
  List<String> ignores();

  /**
   * @return in any order, overlaps included
   */
  List<Finding> find(NormalizedText text);
}
