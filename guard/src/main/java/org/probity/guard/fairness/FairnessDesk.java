package org.probity.guard.fairness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.Grouping;

/**
 * Computes what recorded decisions gave to groups of persons, from what {@link ObservationDesk}
 * recorded about them.
 */
public final class FairnessDesk {
  private final ObservationReader reader;
  private final FavourableLabels favourable;

  public FairnessDesk(DataSource dataSource, Ledger ledger, FavourableLabels favourable) {
    this.reader = new ObservationReader(dataSource, ledger);
    this.favourable = favourable;
  }

  /**
   * Of the decisions of a time span.
   *
   * @param label that favours the person; the one that an officer named if null
   * @return without groupings if no label is known to favour
   */
  public FairnessReport during(
      String model, String version, Instant from, Instant to, @Nullable String label) {
    return report(model, version, reader.during(model, version, from, to), label);
  }

  /**
   * Of what was reported in a range of the ledger.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public FairnessReport within(String model, String version, long from, long to) {
    return report(model, version, reader.within(model, version, from, to), null);
  }

  private FairnessReport report(
      String model, String version, ObservationReader.Read read, @Nullable String label) {
    String favours = label == null ? favourable.of(model).orElse("") : label;
    Collection<Observation> all = read.observations();
    return new FairnessReport(
        model,
        version,
        favours,
        all.size(),
        all.stream().filter(each -> each.given() == null).count(),
        read.last(),
        favours.isEmpty() ? List.of() : groupings(all, favours));
  }

  /** By each attribute, then by all that occur together. */
  private static List<Grouping> groupings(Collection<Observation> all, String favours) {
    Set<String> attributes = new TreeSet<>();
    all.forEach(each -> attributes.addAll(each.attributes().keySet()));
    List<List<String>> wanted = new ArrayList<>();
    attributes.forEach(attribute -> wanted.add(List.of(attribute)));
    if (attributes.size() > 1) {
      wanted.add(List.copyOf(attributes));
    }
    List<Grouping> groupings = new ArrayList<>();
    for (List<String> each : wanted) {
      Grouping grouping = GroupStatistics.of(each, all, favours);
      if (grouping != null) {
        groupings.add(grouping);
      }
    }
    return groupings;
  }
}
