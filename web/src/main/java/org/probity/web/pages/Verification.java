package org.probity.web.pages;

import java.util.List;

/**
 * What came of checking a proof in front of the reader.
 *
 * @param steps what was checked, in order, the failed one last
 * @param conclusion what it means, a sentence
 */
public record Verification(Seal seal, List<Step> steps, String conclusion) {

  public Verification {
    steps = List.copyOf(steps);
  }

  /** One check, in words, with the values it compared. */
  public record Step(boolean holds, String sentence, String detail) {}

  /** How far the proof carries. */
  public enum Seal {
    /** Recorded, not yet under a checkpoint. */
    GREY,
    /** Checked just now, and holds. */
    GREEN,
    /** Does not verify. */
    RED;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
