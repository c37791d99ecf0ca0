package org.probity.domain.fairness;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What decisions gave one group, beside the group that they favour most.
 *
 * @param group category by attribute, as sex: female
 * @param selection how many of the group were favoured
 * @param truePositive of those whose true outcome was favourable; null while none is known
 * @param falsePositive of those whose true outcome was not; null while none is known
 * @param warnings why the figures say little, most telling first
 */
public record GroupFigure(
    SortedMap<String, String> group,
    Rate selection,
    @Nullable Rate truePositive,
    @Nullable Rate falsePositive,
    Comparison comparison,
    List<Warning> warnings) {

  public GroupFigure {
    warnings = List.copyOf(warnings);
  }

  /** Why figures say little. */
  public enum Warning {
    /** Fewer persons than {@link FairnessReport#FEW}: chance alone moves the rates by tenths. */
    SMALL_GROUP,
    /** Fewer than 2 % of all: an audit may leave it out (6 RCNY 5-301(d)). */
    UNDER_TWO_PERCENT,
    /** The true outcome of fewer than {@link FairnessReport#FEW} is known. */
    FEW_OUTCOMES
  }

  /**
   * The group's figures beside the reference group's; null where one of the two has none.
   *
   * @param ratio of selection rates, as 29 CFR 1607.4(D) takes it
   * @param parity difference of selection rates
   * @param opportunity difference of true positive rates
   * @param averageOdds mean of the differences of true and of false positive rates
   */
  public record Comparison(
      @Nullable Double ratio,
      @Nullable Interval ratioInterval,
      double parity,
      Interval parityInterval,
      @Nullable Double opportunity,
      @Nullable Interval opportunityInterval,
      @Nullable Double averageOdds) {}
}
