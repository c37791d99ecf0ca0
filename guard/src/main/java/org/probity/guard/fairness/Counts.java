package org.probity.guard.fairness;

import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.Rate;

/** How many persons of a group there are, and how many were favoured. */
final class Counts {
  private long persons;
  private long favoured;
  private long good;
  private long goodFavoured;
  private long bad;
  private long badFavoured;

  /**
   * @param outcome whether what turned out to be true is favourable; null if it is not known
   */
  void add(boolean selected, @Nullable Boolean outcome) {
    int one = selected ? 1 : 0;
    persons++;
    favoured += one;
    if (outcome != null && outcome) {
      good++;
      goodFavoured += one;
    } else if (outcome != null) {
      bad++;
      badFavoured += one;
    }
  }

  long persons() {
    return persons;
  }

  long outcomes() {
    return good + bad;
  }

  Rate selection() {
    return Intervals.rate(favoured, persons);
  }

  @Nullable Rate truePositive() {
    return good == 0 ? null : Intervals.rate(goodFavoured, good);
  }

  @Nullable Rate falsePositive() {
    return bad == 0 ? null : Intervals.rate(badFavoured, bad);
  }
}
