package org.probity.detection;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.probity.domain.finding.Finding;

/**
 * What in a text belongs to somebody, and is nobody's data: works, code under a licence, secrets.
 */
public final class Property {
  /** Nobody looks for any of it. */
  public static final Property NONE = new Property(List.of());

  private static final Set<String> IN_TEXTS =
      Set.of("VERBATIM", "TRADE_SECRET", "COPYLEFT_CODE", "PERMISSIVE_CODE", "TDM_OPTOUT");

  private static final String IN_PICTURES = "TRADEMARK";

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::start).thenComparing(Finding::entityType);

  private final List<TextFinder> finders;

  public Property(List<TextFinder> finders) {
    this.finders = List.copyOf(finders);
  }

  /** What is looked for in texts when it is asked for. */
  public static Set<String> entities() {
    return IN_TEXTS;
  }

  /** Whether a finding tells of somebody's property, and not of a person. */
  public static boolean is(Finding finding) {
    return IN_TEXTS.contains(finding.entityType()) || finding.entityType().equals(IN_PICTURES);
  }

  /** Sorted by place. */
  List<Finding> in(String text) {
    return finders.stream().flatMap(finder -> finder.find(text).stream()).sorted(BY_PLACE).toList();
  }

  /** What no finder looks for. */
  Set<String> notLookedFor() {
    Set<String> missing = new HashSet<>(IN_TEXTS);
    finders.forEach(finder -> missing.removeAll(finder.entities()));
    return missing;
  }
}
