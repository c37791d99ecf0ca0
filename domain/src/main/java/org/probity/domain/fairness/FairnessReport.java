package org.probity.domain.fairness;

import java.util.List;

/**
 * Figures of what a model's recorded decisions gave to groups of persons, counted from what was
 * reported about them.
 *
 * @param favourable the label that favours a person; empty if no officer named one
 * @param observed persons about whom something was reported
 * @param undecided of those, without a label of the model or of the application
 * @param last ledger index of the last entry that counted; -1 if none did
 */
public record FairnessReport(
    String model,
    String version,
    String favourable,
    long observed,
    long undecided,
    long last,
    List<Grouping> groupings) {
  /** Persons below which a group is called small: a rate of a half then is ±18 points sure. */
  public static final int FEW = 30;

  public FairnessReport {
    groupings = List.copyOf(groupings);
  }
}
