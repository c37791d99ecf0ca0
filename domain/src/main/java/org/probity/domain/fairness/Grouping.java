package org.probity.domain.fairness;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Persons sorted by one attribute, or by several at once.
 *
 * @param attributes one; or several for their intersection
 * @param reference the group that is favoured most often, of those that are no small group if any
 *     is not
 * @param impactRatio lowest selection rate by the highest; null if nobody was favoured
 * @param parityDifference highest selection rate less the lowest
 * @param opportunityDifference highest true positive rate less the lowest; null if fewer than two
 *     groups have one
 * @param oddsDifference the greater of that and the same of false positive rates
 * @param averageOddsDifference the one of the groups that is farthest from 0
 * @param unknown persons of whom an attribute is not known
 */
public record Grouping(
    List<String> attributes,
    SortedMap<String, String> reference,
    List<GroupFigure> groups,
    @Nullable Double impactRatio,
    double parityDifference,
    @Nullable Double opportunityDifference,
    @Nullable Double oddsDifference,
    @Nullable Double averageOddsDifference,
    long unknown) {

  public Grouping {
    attributes = List.copyOf(attributes);
    groups = List.copyOf(groups);
  }

  /** Whether it is of several attributes at once. */
  public boolean intersection() {
    return attributes.size() > 1;
  }
}
