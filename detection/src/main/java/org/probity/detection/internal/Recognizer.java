package org.probity.detection.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectorEntry;
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

  /** That it reads, as {@code zh}; empty where language does not matter or it is not stated. */
  default List<String> languages() {
    return List.of();
  }

  /** Null where no labelled sentences measure it alone. */
  default DetectorEntry.@Nullable Measured measured() {
    return null;
  }

  /** The words it looks for near a match. */
  default List<Context> contexts() {
    return List.of();
  }

  /**
   * @return in any order, overlaps included
   */
  List<Finding> find(NormalizedText text);

  /**
   * The same without what scores lower, which need not even be looked for.
   *
   * @param least 0 to 1; some of the findings may score lower all the same
   */
  default List<Finding> find(NormalizedText text, double least) {
    return find(text);
  }
}
