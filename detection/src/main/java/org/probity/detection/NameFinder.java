package org.probity.detection;

import java.util.List;
import java.util.Set;
import org.probity.domain.finding.Finding;

/** Finds what only its sense tells: names of persons, places and organisations, and addresses. */
public interface NameFinder {

  /** For a detector that is to find structured identifiers only. */
  NameFinder NONE =
      new NameFinder() {
        @Override
        public Set<String> entities() {
          return Set.of();
        }

        @Override
        public Names find(String text) {
          return new Names(List.of(), Reading.WHOLE);
        }
      };

  /** The entity types that it finds. */
  Set<String> entities();

  Names find(String text);

  /** How far a text was understood. */
  enum Reading {
    WHOLE,
    /** The text, or much of it, is in no language that the finder knows. */
    OTHER_LANGUAGE,
    /** Nobody looked: the model is not in service. */
    NOT_READ
  }

  /**
   * @param findings at any score, none overlapping another
   */
  record Names(List<Finding> findings, Reading reading) {}
}
